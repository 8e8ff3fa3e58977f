package dev.hotswap.operator.traffic.istio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.traffic.RouteMetadata;
import dev.hotswap.operator.traffic.RouteSpec;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The spec of a release's VirtualService, and the route that one is. Every field is Hotswap's:
 * lists of a VirtualService cannot be co-owned. Pure.
 *
 * @param owner the release
 * @param destinations its backends
 */
record WeightedHttp(Owner owner, Destinations destinations) {
  /**
   * Said, so that no mesh-wide default hides the route from gateways whose pods run in another
   * namespace than their Gateway. Who may be reached is a matter of hosts and gateways.
   */
  private static final List<String> EVERYWHERE = List.of("*");

  WeightedHttp(Owner owner, String clusterDomain) {
    this(owner, new Destinations(owner.name(), owner.namespace(), clusterDomain));
  }

  /** The whole spec. */
  Map<String, Object> spec(RouteSpec route, Split split) {
    Map<String, Object> http = Retries.saidIn(route.fitting());
    http.put("route", destinations.weighted(split, route));
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("hosts", route.hosts());
    spec.put("gateways", route.gateways());
    spec.put("exportTo", EVERYWHERE);
    spec.put("http", List.of(http));
    return spec;
  }

  /**
   * The split that an object carries; empty where any of its http routes goes elsewhere than to the
   * release's backends, or they differ.
   *
   * @param live an object as a tree
   */
  Optional<Split> split(JsonNode live) {
    List<Optional<Split>> splits =
        StreamSupport.stream(live.path("spec").path("http").spliterator(), false)
            .map(route -> ofDestinations(route.path("route")))
            .distinct()
            .toList();
    return splits.size() == 1 ? splits.getFirst() : Optional.empty();
  }

  private Optional<Split> ofDestinations(JsonNode routes) {
    Map<String, Integer> weights = new HashMap<>();
    for (JsonNode route : routes) {
      weights.merge(
          route.path("destination").path("host").asText(),
          route.path("weight").asInt(routes.size() == 1 ? 100 : 0),
          Integer::sum);
    }
    return destinations.split(weights);
  }

  /** The route that an object is. */
  RouteSpec written(IstioRoutes kind, VirtualService live, JsonNode tree) {
    Map<BackendId, Integer> ports = new HashMap<>();
    for (BackendId backend : Names.BACKENDS) {
      port(tree, backend).ifPresent(port -> ports.put(backend, port));
    }
    return new RouteSpec(
        kind,
        live.getMetadata().getName().substring(owner.name().length() + 1),
        ports,
        Optional.ofNullable(live.getSpec().getHosts()).orElse(List.of()),
        Optional.ofNullable(live.getSpec().getGateways()).orElse(List.of()),
        new Decoded.Fits<>(RouteHttp.of(tree)),
        RouteMetadata.servedSince(live));
  }

  private Optional<Integer> port(JsonNode live, BackendId backend) {
    String service = new Names(owner.name()).service(backend) + ".";
    JsonNode first = live.path("spec").path("http").path(0).path("route");
    return StreamSupport.stream(first.spliterator(), false)
        .map(weighted -> weighted.path("destination"))
        .filter(destination -> destination.path("host").asText().startsWith(service))
        .map(destination -> destination.path("port").path("number").asInt())
        .filter(number -> number > 0)
        .findFirst();
  }
}
