package dev.hotswap.testkit.gateway.stats;

import dev.hotswap.testkit.gateway.route.Cluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** Everything one gateway instance counts since it began or was last reset. */
public final class GatewayStats {

  private final ConcurrentMap<RequestSeries.Key, RequestSeries> requests =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<Cluster, ClusterSeries> clusters = new ConcurrentHashMap<>();
  private final String workload;
  private final String namespace;
  private volatile Map<Cluster, Integer> members = Map.of();

  /** Counts for a gateway workload of that name and namespace. */
  public GatewayStats(String workload, String namespace) {
    this.workload = workload;
    this.namespace = namespace;
  }

  /** The clusters that this instance has now, and their endpoints. */
  public void endpoints(Map<Cluster, ? extends Collection<?>> clustered) {
    members =
        clustered.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().size()));
  }

  /** A request goes to the cluster now; the answer is {@link #completed}. */
  public void began(Cluster cluster) {
    cluster(cluster).began();
  }

  /** A request is over, and if it was routed it counts as in flight no longer. */
  public void completed(Completed completed) {
    completed.cluster().ifPresent(cluster -> cluster(cluster).completed(completed));
    requests
        .computeIfAbsent(RequestSeries.Key.of(completed), RequestSeries::new)
        .add(completed.took());
  }

  /**
   * Makes the durations recorded so far visible, as Envoy does at each {@code
   * stats_flush_interval}.
   */
  public void flush() {
    requests.values().forEach(RequestSeries::flush);
    clusters.values().forEach(ClusterSeries::flush);
  }

  /** Begins again at zero, as a gateway that was restarted; requests in flight stay in flight. */
  public void reset() {
    requests.clear();
    clusters.values().forEach(ClusterSeries::reset);
  }

  /** How many requests the cluster has in flight at this instance. */
  public long active(Cluster cluster) {
    return cluster(cluster).active();
  }

  /** The page at {@code /stats/prometheus} in Prometheus' text format. */
  public String page(StatsQuery query) {
    var families = new ArrayList<Family>();
    families.addAll(new IstioVocabulary(workload, namespace).families(requests.values()));
    families.addAll(EnvoyVocabulary.families(List.copyOf(clusters.values())));
    families.add(EnvoyVocabulary.members(members));
    var page = new StringBuilder();
    families.forEach(family -> family.render(query, page));
    return page.toString();
  }

  private ClusterSeries cluster(Cluster cluster) {
    return clusters.computeIfAbsent(cluster, ClusterSeries::new);
  }
}
