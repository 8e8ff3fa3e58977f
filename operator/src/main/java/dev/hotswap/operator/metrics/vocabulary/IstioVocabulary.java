package dev.hotswap.operator.metrics.vocabulary;

import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Istio's standard metrics. Requests are told apart by {@code destination_service_name} and {@code
 * destination_service_namespace}, the only destination labels that are right for pods without a
 * proxy and for requests that found no endpoint. They count a request when it ends; those that are
 * open are read from Envoy's clusters, where they are shown.
 *
 * @param reporter the one that is counted, {@code source} or {@code waypoint}: a request that
 *     passed both would count twice
 */
public record IstioVocabulary(String reporter) implements Vocabulary {
  /** The request counter. */
  public static final String REQUESTS = "istio_requests_total";

  /** The buckets of the duration histogram, in milliseconds. */
  public static final String BUCKETS = "istio_request_duration_milliseconds_bucket";

  @Override
  public boolean reads(String name) {
    return name.equals(REQUESTS)
        || name.equals(BUCKETS)
        || Membership.reads(name)
        || OpenStatistics.reads(name);
  }

  @Override
  public Optional<Meaning> meaning(String name, Map<String, String> labels)
      throws GarbledException {
    if (Membership.reads(name)) {
      return Membership.meaning(name, labels);
    }
    if (OpenStatistics.reads(name)) {
      return OpenStatistics.meaning(name, labels);
    }
    if (!reporter.equals(labels.getOrDefault("reporter", reporter))) {
      return Optional.empty();
    }
    Destination destination =
        new Destination(
            required("destination_service_namespace", labels),
            required("destination_service_name", labels),
            OptionalInt.empty());
    Outcome outcome =
        IstioOutcome.of(
            required("response_code", labels),
            labels.getOrDefault("response_flags", "-"),
            labels.getOrDefault("grpc_response_status", ""));
    return Optional.of(
        name.equals(BUCKETS)
            ? new Meaning.Bucket(destination, outcome, Le.millis(required(Le.LABEL, labels)))
            : new Meaning.Requests(destination, outcome));
  }

  private static String required(String label, Map<String, String> labels) throws GarbledException {
    String value = labels.get(label);
    if (value == null) {
      throw new GarbledException("a series lacks its label " + label);
    }
    return value;
  }

  @Override
  public String filter(Set<String> services) {
    return StatFilter.of(
        "(istio_request(s_total|_duration_milliseconds)|"
            + OpenStatistics.STATISTICS
            + "|"
            + Membership.STATISTIC
            + ")",
        services);
  }
}
