package dev.hotswap.operator.metrics.vocabulary;

import dev.hotswap.operator.metrics.series.Meaning;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Envoy's gauge of the hosts of a cluster that it sends requests to (Envoy, "Cluster manager
 * statistics", {@code membership_healthy}: those that neither health checks nor outlier detection
 * took out). Every proxy has it, whatever counts its requests; a gateway of Istio shows it where
 * {@code proxyStatsMatcher} includes it.
 */
final class Membership {
  /** How the gauge is called inside Envoy. */
  static final String STATISTIC = "membership_healthy";

  private static final Pattern NAME = Pattern.compile("envoy_cluster_(.*?)membership_healthy");

  private Membership() {}

  static boolean reads(String name) {
    return name.endsWith(STATISTIC) && NAME.matcher(name).matches();
  }

  /** Whose members; empty where the cluster is none of a Service. */
  static Optional<Meaning> meaning(String name, Map<String, String> labels) {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? Optional.ofNullable(labels.getOrDefault("envoy_cluster_name", labels.get("cluster_name")))
            .flatMap(cluster -> ClusterName.destination(cluster, parts.group(1)))
            .map(Meaning.Members::new)
        : Optional.empty();
  }
}
