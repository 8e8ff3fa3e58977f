package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.vocabulary.EnvoyVocabulary;
import dev.hotswap.operator.metrics.vocabulary.IstioVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked about a release's two backends.
 *
 * @param requests name of the request counter
 * @param requestLabels its labels that matter
 * @param buckets name of the histogram's buckets
 * @param bucketLabels their labels that matter, without {@code le}
 * @param attempts names and labels of counters of attempts; empty where there are none
 * @param backends a selector for both backends, without braces
 */
record CounterQueries(
    String requests,
    String requestLabels,
    String buckets,
    String bucketLabels,
    Optional<Attempts> attempts,
    String backends) {
  /**
   * Counters of attempts.
   *
   * @param names their names, as a regular expression
   * @param labels those that matter
   * @param only a selector, without braces
   */
  record Attempts(String names, String labels, String only) {}

  /** The label that tells gateway pods apart. */
  static final String INSTANCE = "instance";

  private static final String ISTIO_LABELS =
      "destination_service_name, destination_service_namespace, response_code, response_flags, grpc_response_status";

  static CounterQueries of(SourceSettings.Prometheus settings, Watched watched) {
    return of(settings, watched.namespace(), services(watched));
  }

  /**
   * The same of any Services of one namespace.
   *
   * @param services their names, as a regular expression
   */
  static CounterQueries of(SourceSettings.Prometheus settings, String namespace, String services) {
    return switch (settings.dialect()) {
      case ISTIO ->
          new CounterQueries(
              IstioVocabulary.REQUESTS,
              ISTIO_LABELS,
              IstioVocabulary.BUCKETS,
              ISTIO_LABELS,
              Optional.empty(),
              "reporter=\"%s\", destination_service_namespace=\"%s\", destination_service_name=~\"%s\""
                  .formatted(settings.reporter(), namespace, services));
      case ENVOY ->
          new CounterQueries(
              EnvoyVocabulary.CLASSES,
              "envoy_cluster_name, envoy_response_code_class",
              EnvoyVocabulary.BUCKETS,
              "envoy_cluster_name",
              Optional.of(
                  new Attempts(
                      EnvoyVocabulary.ATTEMPT_NAMES,
                      "envoy_cluster_name, envoy_response_code, envoy_response_code_class",
                      "envoy_response_code=~\"503|504|\"")),
              "envoy_cluster_name=~\"" + clusters(namespace, services) + "\"");
    };
  }

  /** Both backend Services, as a regular expression. */
  static String services(Watched watched) {
    return String.join("|", watched.services().values().stream().sorted().toList());
  }

  /** Service and namespace as words side by side, in either order; the vocabulary is exact. */
  private static String clusters(String namespace, String services) {
    String gap = "[^A-Za-z0-9-]";
    return "(.*%1$s)?%2$s%1$s%3$s%1$s.*|%3$s%1$s%2$s%1$s.*"
        .formatted(gap, "(" + services + ")", namespace);
  }

  /** The counters that answer these questions. */
  List<CounterQuery> counters(List<Double> bounds) {
    List<CounterQuery> queries = new ArrayList<>();
    queries.add(new CounterQuery(requests, sum(requestLabels, requests, backends)));
    attempts.ifPresent(
        of ->
            queries.add(
                new CounterQuery(
                    of.names(),
                    "sum by (%s, %s, %s) ({%s=~\"%s\", %s, %s})"
                        .formatted(
                            CounterQuery.NAME,
                            INSTANCE,
                            of.labels(),
                            CounterQuery.NAME,
                            of.names(),
                            of.only(),
                            backends))));
    if (!bounds.isEmpty()) {
      String only = backends + ", le=~\"" + Bounds.regex(bounds) + "\"";
      queries.add(new CounterQuery(buckets, sum(bucketLabels + ", le", buckets, only)));
    }
    return queries;
  }

  private static String sum(String labels, String metric, String selector) {
    return "sum by (%s, %s) (%s{%s})".formatted(INSTANCE, labels, metric, selector);
  }

  /** When the newest sample was scraped. */
  String newest() {
    return "max(timestamp(" + requests + "{" + backends + "}))";
  }

  /** The bounds that the histograms have. */
  String bounds() {
    return "group by (le) (" + buckets + "{" + backends + "})";
  }

  /**
   * How many copies of each series there are: one, unless a pair of servers is not deduplicated.
   */
  String copies() {
    return "max(count without (replica, prometheus_replica, prometheus) (%s{%s}))"
        .formatted(requests, backends);
  }
}
