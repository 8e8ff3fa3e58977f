package dev.hotswap.operator.app.settings;

import dev.hotswap.operator.grant.Grant;
import dev.hotswap.operator.grant.Grantees;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What releases in some namespaces may use. */
public record GrantSettings(
    @About("Namespaces that it is granted to, by name; '*' for all.") @Default("[]")
        List<String> namespaces,
    @About(
            "Labels: a namespace that carries all of them is granted it too. Whoever may label"
                + " namespaces may then hand out what this entry grants.")
        @Default("{}")
        Map<String, String> namespaceLabels,
    @About(
            "Hosts their routes may serve besides those of their own Services; '*.example.com'"
                + " covers it and every name below, '*' every host but those of Services.")
        @Default("[]")
        List<String> hosts,
    @About(
            "Gateways their routes may attach to, as namespace/name; '*' for all of them, but never"
                + " for mesh, which is named by itself.")
        @Default("[]")
        List<String> gateways,
    @About(
            "Hosts outside of the namespace that the user's part of a route may send, copy or"
                + " redirect requests to, written as hosts are.")
        @Default("[]")
        List<String> destinations,
    @About(
            "Metric sources, by their names, that their policies may name in analysis.source; '*'"
                + " for all of them.")
        @Default("[]")
        List<String> metricSources) {
  private static final Pattern GATEWAY =
      Pattern.compile("\\*|mesh|[a-z0-9]([-a-z0-9]*[a-z0-9])?/[a-z0-9]([-.a-z0-9]*[a-z0-9])?");

  public GrantSettings {
    if (namespaces.isEmpty() && namespaceLabels.isEmpty()) {
      throw new IllegalArgumentException(
          "namespaces and namespaceLabels are both empty, so nobody is granted anything: name"
              + " namespaces, or labels that they carry");
    }
    gateways.stream()
        .filter(gateway -> !GATEWAY.matcher(gateway).matches())
        .findFirst()
        .ifPresent(
            gateway -> {
              throw new IllegalArgumentException(
                  "gateways holds \""
                      + gateway
                      + "\": write namespace/name such as istio-ingress/public, mesh, or '*'");
            });
  }

  /** Those who are granted it. */
  public Grantees to() {
    return new Grantees(namespaces, namespaceLabels);
  }

  /** What it grants. */
  public Grant grant() {
    return new Grant(to(), hosts, gateways, destinations, metricSources);
  }
}
