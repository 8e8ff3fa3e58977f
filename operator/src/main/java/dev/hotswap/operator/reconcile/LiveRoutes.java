package dev.hotswap.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.istio.OwnedRoute;
import dev.hotswap.operator.traffic.istio.OwnedRoutes;
import dev.hotswap.operator.traffic.istio.RouteHttp;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What can be learned from route objects where what they were made from is lost. */
final class LiveRoutes {
  private LiveRoutes() {}

  /** The routes as they are written; empty where none carries this form. */
  static Optional<OwnedRoutes> of(Owner owner, RouteRevision form, List<VirtualService> live) {
    List<OwnedRoute> routes =
        live.stream()
            .filter(owner::controls)
            .filter(route -> form.hash().equals(says(route)))
            .map(route -> route(owner, route))
            .toList();
    return routes.isEmpty() ? Optional.empty() : Optional.of(new OwnedRoutes(form, routes));
  }

  private static String says(VirtualService route) {
    return Optional.ofNullable(route.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Labels.ROUTES))
        .orElse("");
  }

  /** What was asked for, with no more and no less than its object has. */
  static OwnedRoute as(OwnedRoute asked, VirtualService live) {
    return asked.limited(
        Optional.ofNullable(live.getSpec().getHosts()).orElse(List.of()),
        Optional.ofNullable(live.getSpec().getGateways()).orElse(List.of()),
        new Decoded.Fits<>(RouteHttp.of(live)),
        RouteReader.servedSince(
            Optional.ofNullable(live.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Labels.SERVED_SINCE))
                .orElse("")));
  }

  private static OwnedRoute route(Owner owner, VirtualService live) {
    Map<BackendId, Integer> ports = new HashMap<>();
    for (BackendId backend : Names.BACKENDS) {
      port(owner, live, backend).ifPresent(port -> ports.put(backend, port));
    }
    return new OwnedRoute(
        live.getMetadata().getName().substring(owner.name().length() + 1),
        ports,
        Optional.ofNullable(live.getSpec().getHosts()).orElse(List.of()),
        Optional.ofNullable(live.getSpec().getGateways()).orElse(List.of()),
        new Decoded.Fits<>(RouteHttp.of(live)));
  }

  /** The port by which this route object reaches a backend. */
  static Optional<Integer> port(Owner owner, String route, BackendId backend, Holdings holdings) {
    return Holdings.named(holdings.routes(), route)
        .filter(owner::controls)
        .flatMap(live -> port(owner, live, backend));
  }

  private static Optional<Integer> port(Owner owner, VirtualService live, BackendId backend) {
    String service = new Names(owner.name()).service(backend) + ".";
    JsonNode destinations = Json.tree(live).path("spec").path("http").path(0).path("route");
    return StreamSupport.stream(destinations.spliterator(), false)
        .map(weighted -> weighted.path("destination"))
        .filter(destination -> destination.path("host").asText().startsWith(service))
        .map(destination -> destination.path("port").path("number").asInt())
        .filter(number -> number > 0)
        .findFirst();
  }
}
