package dev.hotswap.testkit.gateway.stats;

import dev.hotswap.testkit.gateway.route.Cluster;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Envoy's own statistics of its upstream clusters. */
final class EnvoyVocabulary {

  private static final String CLASSES = "envoy_cluster_upstream_rq_xx";
  private static final String ACTIVE = "envoy_cluster_upstream_rq_active";
  private static final String MEMBERS = "envoy_cluster_membership_healthy";
  private static final String TIME = "envoy_cluster_upstream_rq_time";

  private EnvoyVocabulary() {}

  static List<Family> families(List<ClusterSeries> clusters) {
    return List.of(
        family(CLASSES, Family.Type.COUNTER, clusters, EnvoyVocabulary::classes),
        family(ACTIVE, Family.Type.GAUGE, clusters, EnvoyVocabulary::active),
        family(TIME, Family.Type.HISTOGRAM, clusters, EnvoyVocabulary::time));
  }

  /** Endpoints by cluster; a gauge is used once it was set. */
  static Family members(Map<Cluster, Integer> members) {
    return new Family(
        MEMBERS,
        Family.Type.GAUGE,
        members.entrySet().stream().map(EnvoyVocabulary::members).toList());
  }

  private static Family.Series members(Map.Entry<Cluster, Integer> cluster) {
    String name = cluster.getKey().name();
    String line = Labels.of("envoy_cluster_name", name).line(MEMBERS, cluster.getValue());
    return new Family.Series("cluster." + name + ".membership_healthy", true, line);
  }

  private static Family family(
      String name,
      Family.Type type,
      List<ClusterSeries> clusters,
      Function<ClusterSeries, Stream<Family.Series>> series) {
    return new Family(name, type, clusters.stream().flatMap(series).toList());
  }

  /** Envoy creates these counters one by one, when an answer of the class is first seen. */
  private static Stream<Family.Series> classes(ClusterSeries cluster) {
    return IntStream.rangeClosed(1, 5)
        .filter(codeClass -> cluster.answers(codeClass) > 0)
        .mapToObj(codeClass -> oneClass(cluster, codeClass));
  }

  private static Family.Series oneClass(ClusterSeries cluster, int codeClass) {
    Labels labels =
        Labels.of("envoy_response_code_class", Integer.toString(codeClass))
            .and("envoy_cluster_name", cluster.cluster().name());
    String line = labels.line(CLASSES, cluster.answers(codeClass));
    return new Family.Series(statName(cluster, "upstream_rq_" + codeClass + "xx"), true, line);
  }

  private static Stream<Family.Series> active(ClusterSeries cluster) {
    String line = labels(cluster).line(ACTIVE, cluster.active());
    return Stream.of(new Family.Series(statName(cluster, "upstream_rq_active"), true, line));
  }

  private static Stream<Family.Series> time(ClusterSeries cluster) {
    Histogram.Reading reading = cluster.times();
    String lines = labels(cluster).lines(TIME, reading);
    boolean used = reading.count() > 0;
    return Stream.of(new Family.Series(statName(cluster, "upstream_rq_time"), used, lines));
  }

  private static Labels labels(ClusterSeries cluster) {
    return Labels.of("envoy_cluster_name", cluster.cluster().name());
  }

  private static String statName(ClusterSeries cluster, String stat) {
    return "cluster." + cluster.cluster().name() + "." + stat;
  }
}
