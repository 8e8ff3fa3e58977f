package dev.hotswap.operator.metrics.vocabulary;

import dev.hotswap.operator.metrics.http.GarbledException;
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
 * class, the router's own 503 and 504 included; a client that leaves is in no class. Durations
 * carry no status, and requests that never got an answer have none: those are in class 5.
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

  private static final Pattern NAME =
      Pattern.compile("envoy_cluster_(.*?)upstream_rq(_xx|_time_bucket|_active|)");

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
        : meaning(destination.get(), parts.group(2), labels);
  }

  private static Optional<Meaning> meaning(
      Destination destination, String kind, Map<String, String> labels) throws GarbledException {
    return switch (kind) {
      case "_time_bucket" ->
          Optional.of(
              new Meaning.Bucket(
                  destination, Outcome.OK, Le.millis(labels.getOrDefault(Le.LABEL, "missing"))));
      case "_active" -> Optional.of(new Meaning.InFlight(destination));
      case "_xx" -> Optional.of(new Meaning.Requests(destination, outcome(codeClass(labels))));
      // The same name counts single status codes too; only the classes are complete.
      default ->
          labels.containsKey("response_code_class")
              ? Optional.of(new Meaning.Requests(destination, outcome(codeClass(labels))))
              : Optional.empty();
    };
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
        "(upstream_rq_([1-5]?xx|time|active)|" + Membership.STATISTIC + ")", services);
  }
}
