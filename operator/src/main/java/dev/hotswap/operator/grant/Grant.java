package dev.hotswap.operator.grant;

import java.util.List;

/**
 * What releases in some namespaces may use.
 *
 * @param to those namespaces
 * @param hosts {@code *.example.com} for every name below, {@code *} for all but those of Services
 * @param gateways as {@code namespace/name}, {@code *} for all gateways, {@code mesh} for the mesh
 * @param destinations hosts that requests may be sent, copied or redirected to, written as hosts
 * @param metricSources names of sources that policies may be judged by, {@code *} for all
 */
public record Grant(
    Grantees to,
    List<String> hosts,
    List<String> gateways,
    List<String> destinations,
    List<String> metricSources) {
  public Grant {
    hosts = List.copyOf(hosts);
    gateways = List.copyOf(gateways);
    destinations = List.copyOf(destinations);
    metricSources = List.copyOf(metricSources);
  }
}
