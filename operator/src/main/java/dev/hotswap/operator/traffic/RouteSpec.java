package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.operator.kube.decode.Decoded;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One route of a release, of whatever kind.
 *
 * @param kind what its object is
 * @param name unique within the release
 * @param ports number of the port of each backend's Service that requests go to: every backend,
 *     always
 * @param hosts host names it serves
 * @param gateways gateways it is bound to, as its kind writes them
 * @param userPart what the user adds, as it is; never what carries the weights. Where it does not
 *     fit the kind, why
 * @param servedSince when each of its hosts was first written, by the host's full name
 */
public record RouteSpec(
    RouteKind kind,
    String name,
    Map<BackendId, Integer> ports,
    List<String> hosts,
    List<String> gateways,
    Decoded<Map<String, Object>> userPart,
    Map<String, Instant> servedSince) {
  public RouteSpec {
    ports = Collections.unmodifiableMap(new TreeMap<>(ports));
    hosts = List.copyOf(hosts);
    gateways = List.copyOf(gateways);
    servedSince = Map.copyOf(servedSince);
  }

  /** A route of which nobody knows yet by which ports, and when it was first written. */
  public RouteSpec(
      RouteKind kind,
      String name,
      List<String> hosts,
      List<String> gateways,
      Decoded<Map<String, Object>> userPart) {
    this(kind, name, Map.of(), hosts, gateways, userPart, Map.of());
  }

  /** The same route by these ports. */
  public RouteSpec reachedBy(Map<BackendId, Integer> numbers) {
    return new RouteSpec(kind, name, numbers, hosts, gateways, userPart, servedSince);
  }

  /** The same route with less than was asked for. */
  public RouteSpec limited(
      List<String> fewerHosts,
      List<String> fewerGateways,
      Decoded<Map<String, Object>> limitedPart,
      Map<String, Instant> since) {
    return new RouteSpec(kind, name, ports, fewerHosts, fewerGateways, limitedPart, since);
  }

  /** The user's part; empty where it does not fit. */
  public Map<String, Object> fitting() {
    return userPart.value().orElse(Map.of());
  }

  /** The field of a release's spec that asks for it. */
  public String field() {
    return "spec.traffic.routes[" + name + "]." + kind.userField().field();
  }

  /** Where that says what the user adds. */
  public String userField() {
    return field() + "." + kind.userField().part();
  }
}
