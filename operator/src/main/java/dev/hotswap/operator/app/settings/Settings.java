package dev.hotswap.operator.app.settings;

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
            "Which namespaces may use which hosts and gateways. A release is allowed what any"
                + " entry with its namespace allows.")
        @Default("[{namespaces: ['*'], hosts: ['*'], gateways: ['*']}]")
        List<TenantSettings> tenants) {}
