package dev.hotswap.operator.metrics.vocabulary;

import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Meaning;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Envoy's clusters count of requests while they are open: the gauge of those under way, how
 * many began, how many of these were tried again. Every proxy has them, whatever counts its
 * requests; a gateway of Istio shows them where {@code proxyStatsMatcher} includes them.
 */
final class OpenStatistics {
  /** How they are called inside Envoy, as a regular expression. */
  static final String STATISTICS = "upstream_rq_(active|total|retry)";

  private static final Pattern NAME = Pattern.compile("envoy_cluster_(.*?)" + STATISTICS);
  private static final Set<Attempt> BEGUN = EnumSet.of(Attempt.STARTED, Attempt.RETRIED);
  private static final EnvoyVocabulary ENVOY = new EnvoyVocabulary();

  private OpenStatistics() {}

  static boolean reads(String name) {
    return name.startsWith("envoy_cluster_") && NAME.matcher(name).matches();
  }

  /** What a number stands for; empty where the cluster is none of a Service. */
  static Optional<Meaning> meaning(String name, Map<String, String> labels)
      throws GarbledException {
    return ENVOY
        .meaning(name, labels)
        .filter(
            meaning ->
                switch (meaning) {
                  case Meaning.InFlight open -> true;
                  case Meaning.Attempts tried -> BEGUN.contains(tried.attempt());
                  case Meaning.Requests r -> false;
                  case Meaning.Bucket b -> false;
                  case Meaning.Members m -> false;
                });
  }
}
