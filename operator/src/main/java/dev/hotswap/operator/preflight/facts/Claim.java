package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.naming.HostName;
import java.util.List;
import java.util.stream.Stream;

/**
 * A host at a gateway: what a route asks the gateway to send its way.
 *
 * @param host one, or many by a wildcard
 * @param gateway a gateway, or the mesh
 */
public record Claim(HostName host, GatewayName gateway) {
  /**
   * Whether a route for this one would get requests that a route for the other gets: of two hosts
   * the more specific one is asked first.
   */
  public boolean takes(Claim other, Workloads workloads) {
    return other.host.covers(host) && workloads.meet(gateway, other.gateway);
  }

  /** Whether both are the same host at the same gateway. */
  public boolean sameAs(Claim other) {
    return host.sameAs(other.host) && gateway.equals(other.gateway);
  }

  /**
   * Every host at every gateway; no gateway at all means the mesh's proxies (Istio,
   * VirtualService.gateways).
   *
   * @param namespace of the route
   */
  public static Stream<Claim> all(
      ClusterNames names, String namespace, List<String> hosts, List<String> gateways) {
    List<GatewayName> at =
        gateways.isEmpty()
            ? List.of(GatewayName.MESH)
            : gateways.stream().map(gateway -> names.gateway(gateway, namespace)).toList();
    return hosts.stream()
        .map(host -> names.host(host, namespace))
        .flatMap(host -> at.stream().map(gateway -> new Claim(host, gateway)));
  }
}
