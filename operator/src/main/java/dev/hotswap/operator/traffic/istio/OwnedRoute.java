package dev.hotswap.operator.traffic.istio;

import dev.hotswap.operator.kube.decode.Decoded;
import java.util.List;
import java.util.Map;

/**
 * One route of a release that Hotswap owns whole.
 *
 * @param name unique within the release
 * @param port number of the Service port that requests go to
 * @param hosts host names it serves
 * @param gateways gateways it is bound to, as {@code namespace/name}
 * @param http what the user adds to the http route, as it is; never {@code route}. Where it is no
 *     http route, why
 */
public record OwnedRoute(
    String name,
    int port,
    List<String> hosts,
    List<String> gateways,
    Decoded<Map<String, Object>> http) {
  public OwnedRoute {
    hosts = List.copyOf(hosts);
    gateways = List.copyOf(gateways);
  }
}
