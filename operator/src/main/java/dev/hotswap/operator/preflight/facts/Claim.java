package dev.hotswap.operator.preflight.facts;

import java.util.List;
import java.util.stream.Stream;

/**
 * A host at a gateway: what a route asks the gateway to send its way.
 *
 * @param host such as {@code payment.example.com} or {@code *.example.com}
 * @param gateway as {@code namespace/name}, or {@code mesh}
 */
public record Claim(String host, String gateway) {
  private static final String MESH = "mesh";

  /**
   * Every host at every gateway; a gateway without a namespace is one of the route's own, and no
   * gateway at all means the mesh's proxies (Istio, VirtualService.gateways).
   *
   * @param namespace of the route
   */
  public static Stream<Claim> all(String namespace, List<String> hosts, List<String> gateways) {
    List<String> at = gateways.isEmpty() ? List.of(MESH) : gateways;
    return hosts.stream()
        .flatMap(host -> at.stream().map(gateway -> new Claim(host, full(namespace, gateway))));
  }

  private static String full(String namespace, String gateway) {
    return gateway.contains("/") || gateway.equals(MESH) ? gateway : namespace + "/" + gateway;
  }
}
