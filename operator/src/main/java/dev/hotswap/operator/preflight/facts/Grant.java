package dev.hotswap.operator.preflight.facts;

import java.util.List;

/**
 * What releases in some namespaces may use.
 *
 * @param namespaces names, or {@code *}
 * @param hosts {@code *.example.com} covers every name below, {@code *} all
 * @param gateways as {@code namespace/name}, or {@code *}
 */
public record Grant(List<String> namespaces, List<String> hosts, List<String> gateways) {
  private static final String ALL = "*";

  public Grant {
    namespaces = List.copyOf(namespaces);
    hosts = List.copyOf(hosts);
    gateways = List.copyOf(gateways);
  }

  /** Whether this grant speaks of the namespace. */
  public boolean concerns(String namespace) {
    return namespaces.contains(ALL) || namespaces.contains(namespace);
  }

  /** Whether it covers the host; a wildcard host is covered by the same or a wider wildcard. */
  public boolean coversHost(String host) {
    return hosts.stream()
        .anyMatch(
            granted ->
                granted.equals(ALL)
                    || granted.equals(host)
                    || (granted.startsWith("*.") && host.endsWith(granted.substring(1))));
  }

  /** Whether it covers the gateway. */
  public boolean coversGateway(String gateway) {
    return gateways.contains(ALL) || gateways.contains(gateway);
  }
}
