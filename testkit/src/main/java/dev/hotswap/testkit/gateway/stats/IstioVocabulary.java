package dev.hotswap.testkit.gateway.stats;

import dev.hotswap.testkit.gateway.route.Cluster;
import java.util.Collection;
import java.util.List;

/**
 * Istio's standard metrics as a gateway reports them ({@code reporter="source"}) for endpoints
 * without a proxy. The destination's workload is always "unknown": Istio fills it in where an
 * endpoint was selected, and never otherwise.
 */
record IstioVocabulary(String workload, String namespace) {

  private static final String REQUESTS = "istio_requests_total";
  private static final String DURATION = "istio_request_duration_milliseconds";
  private static final String UNKNOWN = "unknown";

  List<Family> families(Collection<RequestSeries> requests) {
    List<Family.Series> counts = requests.stream().map(this::count).toList();
    List<Family.Series> durations = requests.stream().map(this::duration).toList();
    return List.of(
        new Family(REQUESTS, Family.Type.COUNTER, counts),
        new Family(DURATION, Family.Type.HISTOGRAM, durations));
  }

  private Family.Series count(RequestSeries series) {
    Labels labels = labels(series.key());
    return new Family.Series(
        "istiocustom." + REQUESTS + labels.tags(), true, labels.line(REQUESTS, series.count()));
  }

  private Family.Series duration(RequestSeries series) {
    Labels labels = labels(series.key());
    Histogram.Reading reading = series.durations();
    return new Family.Series(
        "istiocustom." + DURATION + labels.tags(),
        reading.count() > 0,
        labels.lines(DURATION, reading));
  }

  private Labels labels(RequestSeries.Key key) {
    return source()
        .and("destination_workload", UNKNOWN)
        .and("destination_workload_namespace", UNKNOWN)
        .and("destination_principal", UNKNOWN)
        .and("destination_app", UNKNOWN)
        .and("destination_version", UNKNOWN)
        .and("destination_service", key.cluster().map(Cluster::host).orElse(UNKNOWN))
        .and("destination_canonical_service", UNKNOWN)
        .and("destination_canonical_revision", "latest")
        .and("destination_service_name", key.cluster().map(Cluster::service).orElse(UNKNOWN))
        .and("destination_service_namespace", key.cluster().map(Cluster::namespace).orElse(UNKNOWN))
        .and("destination_cluster", "Kubernetes")
        .and("request_protocol", "http")
        .and("response_code", Integer.toString(key.code()))
        .and("grpc_response_status", "")
        .and("response_flags", key.flags())
        .and("connection_security_policy", UNKNOWN);
  }

  private Labels source() {
    return Labels.of(
        "reporter", "source",
        "source_workload", workload,
        "source_canonical_service", workload,
        "source_canonical_revision", "latest",
        "source_workload_namespace", namespace,
        "source_principal", UNKNOWN,
        "source_app", workload,
        "source_version", UNKNOWN,
        "source_cluster", "Kubernetes");
  }
}
