package dev.hotswap.operator.traffic.played;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.traffic.Claim;
import dev.hotswap.operator.traffic.RouteReach;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.UserPart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hosts and gateways that HTTPRoutes name. */
record PlayedReach(ClusterNames names) implements RouteReach {
  @Override
  public Set<Claim> claims(String namespace, JsonNode spec) {
    List<String> gateways =
        PlayedHttpRoutes.elements(spec.path("parentRefs"))
            .map(at -> at.path("namespace").asText(namespace) + "/" + at.path("name").asText())
            .toList();
    return claims(namespace, PlayedHttpRoutes.texts(spec.path("hostnames")), gateways)
        .collect(Collectors.toSet());
  }

  @Override
  public Set<HostName> sends(String namespace, JsonNode spec) {
    return PlayedHttpRoutes.elements(spec.path("rules"))
        .flatMap(rule -> PlayedHttpRoutes.elements(rule.path("backendRefs")))
        .filter(backend -> backend.path("weight").asInt(1) > 0)
        .map(backend -> names.service(backend.path("name").asText(), namespace))
        .collect(Collectors.toSet());
  }

  @Override
  public Stream<Claim> claims(String namespace, RouteSpec route) {
    return claims(namespace, route.hosts(), route.gateways());
  }

  @Override
  public Stream<Claim> claims(String namespace, List<String> hosts, List<String> gateways) {
    return hosts.stream()
        .flatMap(
            host ->
                gateways.stream()
                    .map(
                        gateway ->
                            new Claim(
                                names.host(host, namespace), names.gateway(gateway, namespace))));
  }

  @Override
  public UserPart userPart(String namespace, Map<String, Object> part) {
    return new UserPart(Map.of(), Map.of(), Set.of());
  }
}
