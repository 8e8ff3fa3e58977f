package dev.hotswap.operator.traffic;

import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.naming.HostName;
import java.util.Map;
import java.util.Set;

/**
 * What the user's part of a route names besides its hosts.
 *
 * @param sends where requests go or are copied to, by the field that says so
 * @param authorities what callers are sent to, or requests are called, by the field that says so
 * @param gateways what it is bound to further down
 */
public record UserPart(
    Map<String, HostName> sends, Map<String, HostName> authorities, Set<GatewayName> gateways) {
  public UserPart {
    sends = Map.copyOf(sends);
    authorities = Map.copyOf(authorities);
    gateways = Set.copyOf(gateways);
  }
}
