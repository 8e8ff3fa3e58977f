package dev.hotswap.operator.traffic;

import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.naming.HostName;

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
}
