package dev.hotswap.operator.metrics.vocabulary;

import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Envoy's statistics of its upstream clusters, one cluster for each backend. Answers are counted by
 * class when their head arrives, the router's own 503 and 504 included; a request whose caller left
 * before is in no class. Durations carry no status, and only complete answers have one. Attempts
 * are counted beside: those that began, were tried again, were broken off by the backend or by
 * Envoy. Where the filter {@code grpc_stats} runs, as in Istio's gateways, gRPC statuses are too.
 * Seen with Envoy 1.40; names: Envoy, "Cluster statistics", "gRPC statistics".
 *
 * <p>Names and labels come in three spellings: Envoy's own tags ({@code envoy_cluster_name}, class
 * {@code 5}); those of Istio's bootstrap ({@code cluster_name}, class {@code 5xx} of {@code
 * envoy_cluster_upstream_rq}); and, where a cluster's name has dots and nobody wrote a tag for it,
 * Envoy cuts it at the first one and leaves the rest in the metric's name: {@code
 * envoy_cluster_shop_svc_cluster_local__upstream_rq_xx{envoy_cluster_name="outbound|80||payment-a"}}.
 */
public record EnvoyVocabulary() implements Vocabulary {
  /** The request counter, one series for each class of answers. */
  public static final String CLASSES = "envoy_cluster_upstream_rq_xx";

  /** The buckets of the duration histogram, in milliseconds. */
  public static final String BUCKETS = "envoy_cluster_upstream_rq_time_bucket";

  /** Names of the other counters and of the gauge, as a regular expression. */
  public static final String ATTEMPT_NAMES =
      "envoy_cluster_(upstream_rq(_active|_total|_retry|_timeout|_per_try_timeout|_rx_reset|_tx_reset)?"
          + "|upstream_cx_destroy_(local|remote)_with_active_rq|retry_upstream_rq_xx|grpc_[0-9]+)";

  /** Other counters, by what stands behind the cluster in their names. */
  private static final Map<String, Attempt> ATTEMPTS =
      Map.of(
          "upstream_rq_total", Attempt.STARTED,
          "upstream_rq_retry", Attempt.RETRIED,
          "upstream_rq_timeout", Attempt.TIMED_OUT,
          "upstream_rq_per_try_timeout", Attempt.TRY_TIMED_OUT,
          "upstream_rq_rx_reset", Attempt.CUT,
          "upstream_cx_destroy_remote_with_active_rq", Attempt.CUT,
          "upstream_rq_tx_reset", Attempt.DROPPED,
          "upstream_cx_destroy_local_with_active_rq", Attempt.DROPPED);

  private static final String GRPC = "grpc_";

  private static final Map<String, Attempt> STATUSES =
      Map.of("503", Attempt.UNAVAILABLE, "504", Attempt.LATE_ANSWER);

  private static final Pattern NAME =
      Pattern.compile(
          "envoy_cluster_(.*?)(retry_)?(upstream_rq(?:_xx|_time_bucket|_active|)|grpc_[0-9]+|"
              + String.join("|", ATTEMPTS.keySet())
              + ")");

  @Override
  public boolean reads(String name) {
    return name.startsWith("envoy_cluster_")
        && (NAME.matcher(name).matches() || Membership.reads(name));
  }

  @Override
  public Optional<Meaning> meaning(String name, Map<String, String> labels)
      throws GarbledException {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Membership.meaning(name, labels);
    }
    Optional<Destination> destination =
        first(labels, "envoy_cluster_name", "cluster_name")
            .flatMap(cluster -> ClusterName.destination(cluster, parts.group(1)));
    return destination.isEmpty()
        ? Optional.empty()
        : parts.group(2) == null
            ? meaning(destination.get(), parts.group(3), labels)
            : retried(destination.get(), parts.group(3), labels);
  }

  private static Optional<Meaning> meaning(
      Destination destination, String kind, Map<String, String> labels) throws GarbledException {
    return switch (kind) {
      case "upstream_rq_time_bucket" ->
          Optional.of(
              new Meaning.Bucket(
                  destination, Outcome.OK, Le.millis(labels.getOrDefault(Le.LABEL, "missing"))));
      case "upstream_rq_active" -> Optional.of(new Meaning.InFlight(destination));
      case "upstream_rq_xx" ->
          Optional.of(new Meaning.Requests(destination, outcome(codeClass(labels))));
      // The same name counts single status codes too; only the classes are complete.
      case "upstream_rq" ->
          labels.containsKey("response_code_class")
              ? Optional.of(new Meaning.Requests(destination, outcome(codeClass(labels))))
              : attempt(destination, Optional.ofNullable(STATUSES.get(status(labels))));
      default ->
          attempt(
              destination,
              kind.startsWith(GRPC)
                  ? Optional.of(
                      GrpcStatus.isFault(kind.substring(GRPC.length()))
                          ? Attempt.GRPC_FAULT
                          : Attempt.GRPC_ANSWER)
                  : Optional.ofNullable(ATTEMPTS.get(kind)));
    };
  }

  /**
   * An attempt that was answered and tried again. One of class 2 had a gRPC status that is retried;
   * what is retried of class 4 is no fault of the backend's.
   */
  private static Optional<Meaning> retried(
      Destination destination, String kind, Map<String, String> labels) throws GarbledException {
    boolean classes =
        kind.equals("upstream_rq_xx")
            || (kind.equals("upstream_rq") && labels.containsKey("response_code_class"));
    boolean fault =
        classes
            && (outcome(codeClass(labels)) == Outcome.FAILED || codeClass(labels).startsWith("2"));
    return attempt(destination, fault ? Optional.of(Attempt.RETRIED_FAULT) : Optional.empty());
  }

  private static Optional<Meaning> attempt(Destination destination, Optional<Attempt> attempt) {
    return attempt.map(kind -> new Meaning.Attempts(destination, kind));
  }

  private static String status(Map<String, String> labels) {
    return first(labels, "envoy_response_code", "response_code").orElse("missing");
  }

  private static String codeClass(Map<String, String> labels) {
    return first(labels, "envoy_response_code_class", "response_code_class").orElse("missing");
  }

  private static Outcome outcome(String codeClass) throws GarbledException {
    return switch (codeClass) {
      case "1", "2", "3", "4", "1xx", "2xx", "3xx", "4xx" -> Outcome.OK;
      case "5", "5xx" -> Outcome.FAILED;
      default -> throw new GarbledException("response code class " + codeClass + " is unknown");
    };
  }

  private static Optional<String> first(Map<String, String> labels, String one, String other) {
    return Optional.ofNullable(labels.getOrDefault(one, labels.get(other)));
  }

  @Override
  public String filter(Set<String> services) {
    return StatFilter.of(
        "(upstream_rq_([1-5]?xx|503|504|time|active|total|retry|per_try_timeout|[rt]x_reset)"
            + "|cx_destroy_(local|remote)_with_active_rq|grpc\\.[0-9]+|"
            + Membership.STATISTIC
            + ")",
        services);
  }
}
