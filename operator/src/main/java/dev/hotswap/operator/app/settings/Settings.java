package dev.hotswap.operator.app.settings;

import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.naming.ClusterNames;
import java.util.List;
import java.util.Map;

/** Everything an administrator can set. Docs: {@code docs/reference/settings.md}, generated. */
public record Settings(
    @About("Where releases are looked for.") @Default("{}") WatchSettings watch,
    @About("The cluster's DNS domain: the end of every Service's full name.")
        @Default("cluster.local")
        String clusterDomain,
    @About("Probes and metrics over HTTP.") @Default("{}") ManagementSettings management,
    @About("How several operators agree on the one that acts.") @Default("{}") LeaseSettings lease,
    @About("How releases are worked on.") @Default("{}") ReconcileSettings reconcile,
    @About("Where measurements come from, by the name that policies use in analysis.source.")
        @Default("{}")
        Map<String, MetricSourceSettings> metricSources,
    @About(
            "What namespaces may use besides what is their own: a release is allowed what any entry"
                + " with its namespace allows, and nothing else.")
        @Default("[]")
        List<GrantSettings> grants) {
  public Settings {
    metricSources = Map.copyOf(metricSources);
    grants = List.copyOf(grants);
    for (int i = 0; i < grants.size(); i++) {
      requireSources(i, grants.get(i), metricSources);
    }
  }

  private static void requireSources(
      int index, GrantSettings grant, Map<String, MetricSourceSettings> sources) {
    grant.metricSources().stream()
        .filter(name -> !name.equals("*") && !sources.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "grants[%d].metricSources holds \"%s\", which is no name under metricSources: write one of %s, or '*'"
                      .formatted(index, name, sources.keySet().stream().sorted().toList()));
            });
  }

  /** What is granted, with names as this cluster resolves them. */
  public Grants granted() {
    return new Grants(
        grants.stream().map(GrantSettings::grant).toList(), new ClusterNames(clusterDomain));
  }

  /** The same, with other grants. */
  public Settings with(List<GrantSettings> others) {
    return new Settings(watch, clusterDomain, management, lease, reconcile, metricSources, others);
  }
}
