package dev.hotswap.operator.traffic.istio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Renders a route as a VirtualService, and reads a split back from one. Pure. */
final class OwnedVirtualService {
  private static final String API_VERSION = "networking.istio.io/v1";

  /**
   * Said, so that no mesh-wide default hides the route from gateways whose pods run in another
   * namespace than their Gateway. Who may be reached is a matter of hosts and gateways.
   */
  private static final List<String> EVERYWHERE = List.of("*");

  private final Owner owner;
  private final Destinations destinations;
  private final Optional<String> note;

  OwnedVirtualService(Owner owner, Destinations destinations) {
    this(owner, destinations, Optional.empty());
  }

  private OwnedVirtualService(Owner owner, Destinations destinations, Optional<String> note) {
    this.owner = owner;
    this.destinations = destinations;
    this.note = note;
  }

  /** The same form with a note of what status does not say. */
  OwnedVirtualService noting(String text) {
    return new OwnedVirtualService(owner, destinations, Optional.of(text));
  }

  /**
   * The whole object. Every field is Hotswap's: lists of a VirtualService cannot be co-owned.
   *
   * @param route whose http fits
   * @param revision of the user's part
   */
  VirtualService render(OwnedRoute route, RouteRevision revision, Split split, Instant decidedAt) {
    Map<String, Object> http = Retries.saidIn(route.http().value().orElseGet(Map::of));
    http.put("route", destinations.weighted(split, route));
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("hosts", route.hosts());
    spec.put("gateways", route.gateways());
    spec.put("exportTo", EVERYWHERE);
    spec.put("http", List.of(http));
    return Json.as(
        Map.of(
            "apiVersion",
            API_VERSION,
            "kind",
            "VirtualService",
            "metadata",
            metadata(route, revision, decidedAt),
            "spec",
            spec),
        VirtualService.class);
  }

  private Map<String, Object> metadata(
      OwnedRoute route, RouteRevision revision, Instant decidedAt) {
    return Map.of(
        "name", new Names(owner.name()).route(route.name()),
        "namespace", owner.namespace(),
        "labels", Labels.ofRelease(owner.name()),
        "annotations", annotations(route, revision, decidedAt),
        "ownerReferences", List.of(owner.reference()));
  }

  private Map<String, String> annotations(
      OwnedRoute route, RouteRevision revision, Instant decidedAt) {
    Map<String, String> annotations = new TreeMap<>();
    annotations.put(Labels.DECIDED_AT, decidedAt.toString());
    annotations.put(Labels.ROUTES, revision.hash());
    if (!route.servedSince().isEmpty()) {
      annotations.put(
          Labels.SERVED_SINCE,
          new TreeMap<>(route.servedSince())
              .entrySet().stream()
                  .map(host -> host.getKey() + "=" + host.getValue())
                  .collect(Collectors.joining(",")));
    }
    note.ifPresent(text -> annotations.put(Labels.WENT_BACK, text));
    return annotations;
  }

  /**
   * The split that an object carries; empty where any of its http routes goes elsewhere than to the
   * release's backends, or they differ.
   */
  Optional<Split> split(VirtualService live) {
    JsonNode http = Json.tree(live).path("spec").path("http");
    List<Optional<Split>> splits =
        StreamSupport.stream(http.spliterator(), false)
            .map(route -> split(route.path("route")))
            .distinct()
            .toList();
    return splits.size() == 1 ? splits.getFirst() : Optional.empty();
  }

  /** The user's part that an object carries; empty where it does not say. */
  static Optional<RouteRevision> revision(VirtualService live) {
    return Optional.ofNullable(live.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Labels.ROUTES))
        .filter(hash -> hash.matches("[a-z0-9]{1,16}"))
        .map(RouteRevision::new);
  }

  private Optional<Split> split(JsonNode routes) {
    Map<String, Integer> weights = new HashMap<>();
    for (JsonNode route : routes) {
      weights.merge(
          route.path("destination").path("host").asText(),
          route.path("weight").asInt(routes.size() == 1 ? 100 : 0),
          Integer::sum);
    }
    return destinations.split(weights);
  }
}
