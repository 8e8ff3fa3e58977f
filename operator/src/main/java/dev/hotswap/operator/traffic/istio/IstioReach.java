package dev.hotswap.operator.traffic.istio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.traffic.Claim;
import dev.hotswap.operator.traffic.RouteReach;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.UserPart;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Hosts and gateways that VirtualServices name.
 *
 * @param names resolves what is written
 */
record IstioReach(ClusterNames names) implements RouteReach {
  private static final String WEIGHT = "weight";
  private static final String ROUTE = "route";

  @Override
  public Set<Claim> claims(String namespace, JsonNode spec) {
    Set<GatewayName> gateways = gateways(namespace, texts(spec.path("gateways")));
    NamedHosts named = new NamedHosts(names, namespace);
    elements(spec.path("http")).forEach(http -> gateways.addAll(named.gateways(http)));
    return texts(spec.path("hosts"))
        .flatMap(host -> at(gateways, names.host(host, namespace)))
        .collect(Collectors.toSet());
  }

  @Override
  public Set<HostName> sends(String namespace, JsonNode spec) {
    NamedHosts named = new NamedHosts(names, namespace);
    return Stream.of("http", "tcp", "tls")
        .flatMap(protocol -> elements(spec.path(protocol)))
        .map(IstioReach::withoutWeightless)
        .flatMap(route -> named.sends(route).values().stream())
        .collect(Collectors.toSet());
  }

  @Override
  public Stream<Claim> claims(String namespace, RouteSpec route) {
    Set<GatewayName> matched = userPart(namespace, route.fitting()).gateways();
    return Stream.concat(
            claims(namespace, route.hosts(), route.gateways()),
            route.hosts().stream().flatMap(host -> at(matched, names.host(host, namespace))))
        .distinct();
  }

  @Override
  public Stream<Claim> claims(String namespace, List<String> hosts, List<String> gateways) {
    Set<GatewayName> at = gateways(namespace, gateways.stream());
    return hosts.stream().flatMap(host -> at(at, names.host(host, namespace)));
  }

  /** No gateway at all means the mesh's proxies (Istio, VirtualService.gateways). */
  private Set<GatewayName> gateways(String namespace, Stream<String> written) {
    Set<GatewayName> gateways = new HashSet<>();
    written.forEach(name -> gateways.add(names.gateway(name, namespace)));
    if (gateways.isEmpty()) {
      gateways.add(GatewayName.MESH);
    }
    return gateways;
  }

  private static Stream<Claim> at(Set<GatewayName> gateways, HostName host) {
    return gateways.stream().map(gateway -> new Claim(host, gateway));
  }

  @Override
  public UserPart userPart(String namespace, Map<String, Object> http) {
    JsonNode tree = Json.tree(http);
    NamedHosts named = new NamedHosts(names, namespace);
    return new UserPart(named.sends(tree), named.authorities(tree), named.gateways(tree));
  }

  /** Of several destinations one of no weight gets nothing; a single one gets everything. */
  private static JsonNode withoutWeightless(JsonNode route) {
    if (!(route instanceof ObjectNode object) || route.path(ROUTE).size() < 2) {
      return route;
    }
    ArrayNode weighted = object.arrayNode();
    elements(route.path(ROUTE)).filter(to -> to.path(WEIGHT).asInt() > 0).forEach(weighted::add);
    ObjectNode copy = object.objectNode().setAll(object);
    copy.set(ROUTE, weighted);
    return copy;
  }

  private static Stream<String> texts(JsonNode list) {
    return elements(list).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
  }
}
