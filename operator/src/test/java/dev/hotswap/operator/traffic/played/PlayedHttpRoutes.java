package dev.hotswap.operator.traffic.played;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.release.traffic.GatewayRoute;
import dev.hotswap.api.release.traffic.Route;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Editor;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.ManagedFields;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.kube.decode.Decoder;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.traffic.EjectionKind;
import dev.hotswap.operator.traffic.GatewayKind;
import dev.hotswap.operator.traffic.RouteKind;
import dev.hotswap.operator.traffic.RouteMetadata;
import dev.hotswap.operator.traffic.RouteReach;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.Unweighted;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A second kind of route, as small as one can be: one rule, whose weighted backends are Services.
 *
 * @param names resolves what is written
 */
public record PlayedHttpRoutes(ClusterNames names) implements RouteKind {
  @Override
  public Class<HttpRoute> type() {
    return HttpRoute.class;
  }

  @Override
  public Set<String> atomic() {
    return Set.of("/spec/parentRefs", "/spec/hostnames", "/spec/rules");
  }

  @Override
  public UserField userField() {
    return new UserField("httpRoute", "rule", "spec.rules[0]");
  }

  @Override
  public Optional<RouteSpec> asked(Route route) {
    return Optional.ofNullable(route.httpRoute()).map(asked -> asked(route.name(), asked));
  }

  private RouteSpec asked(String name, GatewayRoute asked) {
    String path = "spec.traffic.routes[" + name + "].httpRoute.rule";
    List<String> parents =
        asked.parentRefs().stream()
            .map(
                parent ->
                    Optional.ofNullable(parent.namespace()).map(of -> of + "/").orElse("")
                        + parent.name())
            .toList();
    return new RouteSpec(
        this,
        name,
        asked.hostnames(),
        parents,
        Decoder.tree(path, asked.rule())
            .then(tree -> new Decoded.Fits<>(fields(tree, "backendRefs"))));
  }

  @Override
  public Map<String, Object> spec(Owner owner, RouteSpec route, Split split) {
    Map<String, Object> rule = new LinkedHashMap<>(route.fitting());
    rule.put(
        "backendRefs",
        route.ports().entrySet().stream()
            .map(
                port ->
                    Map.of(
                        "name", new Names(owner.name()).service(port.getKey()),
                        "port", port.getValue(),
                        "weight", split.share(port.getKey())))
            .toList());
    return Map.of(
        "parentRefs",
        route.gateways().stream().map(gateway -> parent(owner, gateway)).toList(),
        "hostnames",
        route.hosts(),
        "rules",
        List.of(rule));
  }

  private static Map<String, Object> parent(Owner owner, String gateway) {
    int slash = gateway.indexOf('/');
    return Map.of(
        "namespace",
        slash < 0 ? owner.namespace() : gateway.substring(0, slash),
        "name",
        gateway.substring(slash + 1));
  }

  @Override
  public Optional<Split> split(Owner owner, HasMetadata live) {
    Map<BackendId, Integer> shares = new HashMap<>();
    for (JsonNode backend : backends(Json.tree(live).path("spec"))) {
      backend(owner, backend).ifPresent(id -> shares.put(id, backend.path("weight").asInt(1)));
    }
    return shares.isEmpty() ? Optional.empty() : Split.of(shares);
  }

  private static Optional<BackendId> backend(Owner owner, JsonNode backend) {
    return Names.BACKENDS.stream()
        .filter(id -> new Names(owner.name()).service(id).equals(backend.path("name").asText()))
        .findFirst();
  }

  @Override
  public RouteSpec written(Owner owner, HasMetadata live) {
    JsonNode spec = Json.tree(live).path("spec");
    Map<BackendId, Integer> ports = new HashMap<>();
    for (JsonNode backend : backends(spec)) {
      backend(owner, backend).ifPresent(id -> ports.put(id, backend.path("port").asInt()));
    }
    return new RouteSpec(
        this,
        live.getMetadata().getName().substring(owner.name().length() + 1),
        ports,
        texts(spec.path("hostnames")),
        parents(spec),
        new Decoded.Fits<>(fields(spec.path("rules").path(0), "backendRefs")),
        RouteMetadata.servedSince(live));
  }

  private static JsonNode backends(JsonNode spec) {
    return spec.path("rules").path(0).path("backendRefs");
  }

  private static List<String> parents(JsonNode spec) {
    return elements(spec.path("parentRefs"))
        .map(at -> at.path("namespace").asText() + "/" + at.path("name").asText())
        .toList();
  }

  @Override
  public List<Editor> editors(HasMetadata live) {
    return ManagedFields.editors(live, "spec", "rules");
  }

  /** Gateway API, "HTTPRouteRule": {@code sessionPersistence}. */
  @Override
  public Set<Unweighted> unweighted(Owner owner, RouteSpec route) {
    return route.fitting().containsKey("sessionPersistence")
        ? Set.of(Unweighted.AFFINITY)
        : Set.of();
  }

  @Override
  public RouteReach reach() {
    return new PlayedReach(names);
  }

  @Override
  public Optional<String> hidingRetries(Map<String, Object> userPart) {
    return Optional.empty();
  }

  @Override
  public boolean endsRequests(Map<String, Object> userPart) {
    return userPart.containsKey("timeouts");
  }

  @Override
  public Optional<GatewayKind> gateways() {
    return Optional.empty();
  }

  @Override
  public Optional<EjectionKind> ejections() {
    return Optional.empty();
  }

  private static Map<String, Object> fields(JsonNode tree, String but) {
    return tree.properties().stream()
        .filter(field -> !field.getKey().equals(but))
        .collect(
            Collectors.toMap(Map.Entry::getKey, field -> Json.as(field.getValue(), Object.class)));
  }

  static List<String> texts(JsonNode list) {
    return elements(list).map(JsonNode::asText).toList();
  }

  static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
