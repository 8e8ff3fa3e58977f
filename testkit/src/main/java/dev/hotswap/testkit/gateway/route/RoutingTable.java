package dev.hotswap.testkit.gateway.route;

import dev.hotswap.testkit.http.RequestHead;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One whole configuration of the gateway; a new one replaces it at once.
 *
 * @param hosts the routes of each host, first match first; {@code *} stands for every other host
 * @param endpoints the ready endpoints of each cluster
 */
public record RoutingTable(
    Map<String, List<HttpRoute>> hosts, Map<Cluster, List<InetSocketAddress>> endpoints) {

  /** Before the first configuration came. */
  public static final RoutingTable EMPTY = new RoutingTable(Map.of(), Map.of());

  public RoutingTable {
    hosts = Map.copyOf(hosts);
    endpoints = Map.copyOf(endpoints);
  }

  /** The first route of the request's host that takes it. */
  public Optional<HttpRoute> route(RequestHead request) {
    List<HttpRoute> others = hosts.getOrDefault("*", List.of());
    return hosts.getOrDefault(request.host(), others).stream()
        .filter(route -> route.takes(request))
        .findFirst();
  }

  /** The ready endpoints of a cluster, possibly none. */
  public List<InetSocketAddress> endpoints(Cluster cluster) {
    return endpoints.getOrDefault(cluster, List.of());
  }

  /** Whether any cluster has this endpoint. */
  public boolean uses(InetSocketAddress endpoint) {
    return endpoints.values().stream().anyMatch(ready -> ready.contains(endpoint));
  }
}
