package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.operator.kube.decode.Decoded;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One route of a release that Hotswap owns whole.
 *
 * @param name unique within the release
 * @param ports number of the port of each backend's Service that requests go to: every backend,
 *     always
 * @param hosts host names it serves
 * @param gateways gateways it is bound to, as {@code namespace/name}
 * @param http what the user adds to the http route, as it is; never {@code route}. Where it is no
 *     http route, why
 * @param servedSince when each of its hosts was first written, by the host's full name
 */
public record OwnedRoute(
    String name,
    Map<BackendId, Integer> ports,
    List<String> hosts,
    List<String> gateways,
    Decoded<Map<String, Object>> http,
    Map<String, Instant> servedSince) {
  public OwnedRoute {
    ports = Collections.unmodifiableMap(new TreeMap<>(ports));
    hosts = List.copyOf(hosts);
    gateways = List.copyOf(gateways);
    servedSince = Map.copyOf(servedSince);
  }

  /** A route of which nobody knows yet when it was first written. */
  public OwnedRoute(
      String name,
      Map<BackendId, Integer> ports,
      List<String> hosts,
      List<String> gateways,
      Decoded<Map<String, Object>> http) {
    this(name, ports, hosts, gateways, http, Map.of());
  }

  /** The same route by these ports. */
  public OwnedRoute reachedBy(Map<BackendId, Integer> numbers) {
    return new OwnedRoute(name, numbers, hosts, gateways, http, servedSince);
  }

  /** The same route with less than was asked for. */
  public OwnedRoute limited(
      List<String> fewerHosts,
      List<String> fewerGateways,
      Decoded<Map<String, Object>> limitedHttp,
      Map<String, Instant> since) {
    return new OwnedRoute(name, ports, fewerHosts, fewerGateways, limitedHttp, since);
  }
}
