package dev.hotswap.operator.metrics.vocabulary;

import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Envoy's statistics of its upstream clusters, one cluster for each backend. Answers are counted by
 * class, the router's own 503 and 504 included; a client that leaves is in no class. Durations
 * carry no status, and requests that never got an answer have none: those are in class 5.
 *
 * <p>Labels come in two spellings: Envoy's own tags ({@code envoy_cluster_name}, class {@code 5}),
 * and those of Istio's bootstrap ({@code cluster_name}, class {@code 5xx} of {@code
 * envoy_cluster_upstream_rq}).
 */
public record EnvoyVocabulary() implements Vocabulary {
  /** The request counter, one series for each class of answers. */
  public static final String CLASSES = "envoy_cluster_upstream_rq_xx";

  /** The buckets of the duration histogram, in milliseconds. */
  public static final String BUCKETS = "envoy_cluster_upstream_rq_time_bucket";

  private static final String ISTIO_CLASSES = "envoy_cluster_upstream_rq";
  private static final String ACTIVE = "envoy_cluster_upstream_rq_active";

  @Override
  public Set<String> names() {
    return Set.of(CLASSES, ISTIO_CLASSES, BUCKETS, ACTIVE);
  }

  @Override
  public Optional<Meaning> meaning(String name, Map<String, String> labels)
      throws GarbledException {
    Optional<Destination> destination =
        first(labels, "envoy_cluster_name", "cluster_name").flatMap(ClusterName::destination);
    return destination.isEmpty() ? Optional.empty() : at(destination.get(), name, labels);
  }

  private static Optional<Meaning> at(
      Destination destination, String name, Map<String, String> labels) throws GarbledException {
    return switch (name) {
      case BUCKETS ->
          Optional.of(
              new Meaning.Bucket(
                  destination, Outcome.OK, Le.millis(labels.getOrDefault(Le.LABEL, "missing"))));
      case ACTIVE -> Optional.of(new Meaning.InFlight(destination));
      case CLASSES ->
          Optional.of(
              new Meaning.Requests(
                  destination,
                  outcome(
                      first(labels, "envoy_response_code_class", "response_code_class")
                          .orElse("missing"))));
      // The same name counts single status codes too; only the classes are complete.
      default -> {
        String codeClass = labels.get("response_code_class");
        yield codeClass == null
            ? Optional.empty()
            : Optional.of(new Meaning.Requests(destination, outcome(codeClass)));
      }
    };
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
    return StatFilter.of("upstream_rq_([1-5]?xx|time|active)", services);
  }
}
