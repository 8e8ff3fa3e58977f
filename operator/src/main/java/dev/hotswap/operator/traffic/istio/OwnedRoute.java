package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.decode.Decoded;
import java.util.List;
import java.util.Map;

/**
 * One route of a release that Hotswap owns whole.
 *
 * @param name unique within the release
 * @param ports number of the port of each slot's Service that requests go to: both slots, always
 * @param hosts host names it serves
 * @param gateways gateways it is bound to, as {@code namespace/name}
 * @param http what the user adds to the http route, as it is; never {@code route}. Where it is no
 *     http route, why
 */
public record OwnedRoute(
    String name,
    Map<Slot, Integer> ports,
    List<String> hosts,
    List<String> gateways,
    Decoded<Map<String, Object>> http) {
  public OwnedRoute {
    ports = Map.copyOf(ports);
    hosts = List.copyOf(hosts);
    gateways = List.copyOf(gateways);
  }

  /** The number of a slot's port. */
  public int port(Slot slot) {
    return ports.getOrDefault(slot, 0);
  }

  /** The same route by these ports. */
  public OwnedRoute reachedBy(Map<Slot, Integer> numbers) {
    return new OwnedRoute(name, numbers, hosts, gateways, http);
  }

  /** The same route with other hosts and gateways. */
  public OwnedRoute at(List<String> otherHosts, List<String> otherGateways) {
    return new OwnedRoute(name, ports, otherHosts, otherGateways, http);
  }
}
