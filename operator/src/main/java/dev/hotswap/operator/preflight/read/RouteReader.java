package dev.hotswap.operator.preflight.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.preflight.facts.Claim;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.facts.Sends;
import dev.hotswap.operator.preflight.facts.UserPart;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads routes, and whatever else sends requests, of whomever and of whatever kind, as they are:
 * what does not fit is passed over, never an exception. Hosts are claimed by VirtualServices only.
 */
public final class RouteReader {
  private static final String VIRTUAL_SERVICE = "VirtualService";
  private static final String WEIGHT = "weight";

  private final ClusterNames names;

  /** Resolves what is written by these names. */
  public RouteReader(ClusterNames names) {
    this.names = names;
  }

  /** The hosts of these Services. */
  public Set<HostName> services(Collection<RouteSummary> services) {
    return services.stream()
        .map(service -> names.service(service.name(), service.namespace()))
        .collect(Collectors.toSet());
  }

  /** What it resolves by. */
  public ClusterNames names() {
    return names;
  }

  /** The gist of a route. */
  public RouteSummary gist(HasMetadata route) {
    JsonNode tree = Json.tree(route);
    JsonNode metadata = tree.path("metadata");
    String namespace = metadata.path("namespace").asText();
    JsonNode spec = tree.path("spec");
    var destinations = new Destinations(names, namespace);
    return new RouteSummary(
        tree.path("kind").asText(),
        namespace,
        metadata.path("name").asText(),
        controller(metadata),
        time(metadata.path("creationTimestamp").asText()).orElse(Instant.EPOCH),
        servedSince(metadata.path("annotations").path(Labels.SERVED_SINCE).asText()),
        isVirtualService(tree) ? claims(destinations, spec) : Set.of(),
        isVirtualService(tree)
            ? Sends.to(sends(destinations, spec))
            : new SentTo(this, names, namespace).of(tree.path("kind").asText(), tree));
  }

  private static boolean isVirtualService(JsonNode route) {
    return VIRTUAL_SERVICE.equals(route.path("kind").asText());
  }

  /** Of a route no more than its name. */
  public RouteSummary name(HasMetadata route) {
    return new RouteSummary(
        route.getKind(),
        route.getMetadata().getNamespace(),
        route.getMetadata().getName(),
        Optional.empty(),
        Instant.EPOCH,
        Map.of(),
        Set.of(),
        Sends.NOTHING);
  }

  /** The name of a gateway object. */
  public GatewayName gateway(HasMetadata gateway) {
    return new GatewayName(
        gateway.getMetadata().getNamespace() + "/" + gateway.getMetadata().getName());
  }

  /**
   * A slot's Service.
   *
   * @param release whose slot it would be
   * @param namespace of both
   */
  public record SlotName(String release, String namespace) {}

  /** The release whose slot's Service this host would be, by its name. */
  public Optional<SlotName> slotOf(HostName host) {
    return names
        .serviceOf(host)
        .flatMap(
            service ->
                Arrays.stream(Slot.values())
                    .map(slot -> "-" + slot.suffix())
                    .filter(service.name()::endsWith)
                    .map(
                        end ->
                            new SlotName(
                                service.name().substring(0, service.name().length() - end.length()),
                                service.namespace()))
                    .findFirst());
  }

  /** What the user's part of a route names. */
  public UserPart userPart(Map<String, Object> http, String namespace) {
    JsonNode tree = Json.tree(http);
    var destinations = new Destinations(names, namespace);
    return new UserPart(
        destinations.sends(tree), destinations.authorities(tree), destinations.gateways(tree));
  }

  /** The time of each host's first write, as {@link Labels#SERVED_SINCE} has it. */
  public static Map<String, Instant> servedSince(String annotation) {
    Map<String, Instant> since = new HashMap<>();
    for (String entry : annotation.split(",", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        time(entry.substring(equals + 1))
            .ifPresent(at -> since.put(entry.substring(0, equals).strip(), at));
      }
    }
    return since;
  }

  private static Optional<String> controller(JsonNode metadata) {
    return elements(metadata.path("ownerReferences"))
        .filter(reference -> reference.path("controller").asBoolean())
        .map(reference -> reference.path("uid").asText())
        .findFirst();
  }

  private static Set<Claim> claims(Destinations destinations, JsonNode spec) {
    ClusterNames names = destinations.names();
    String namespace = destinations.namespace();
    Set<GatewayName> gateways = new HashSet<>();
    texts(spec.path("gateways")).forEach(name -> gateways.add(names.gateway(name, namespace)));
    if (gateways.isEmpty()) {
      gateways.add(GatewayName.MESH);
    }
    elements(spec.path("http")).forEach(http -> gateways.addAll(destinations.gateways(http)));
    return texts(spec.path("hosts"))
        .map(host -> names.host(host, namespace))
        .flatMap(host -> gateways.stream().map(gateway -> new Claim(host, gateway)))
        .collect(Collectors.toSet());
  }

  private static Set<HostName> sends(Destinations destinations, JsonNode spec) {
    return Stream.of("http", "tcp", "tls")
        .flatMap(protocol -> elements(spec.path(protocol)))
        .map(RouteReader::withoutWeightless)
        .flatMap(route -> destinations.sends(route).values().stream())
        .collect(Collectors.toSet());
  }

  /** Of several destinations one of no weight gets nothing; a single one gets everything. */
  private static JsonNode withoutWeightless(JsonNode route) {
    if (!(route instanceof ObjectNode object) || route.path("route").size() < 2) {
      return route;
    }
    ArrayNode weighted = object.arrayNode();
    elements(route.path("route")).filter(to -> to.path(WEIGHT).asInt() > 0).forEach(weighted::add);
    ObjectNode copy = object.objectNode().setAll(object);
    copy.set("route", weighted);
    return copy;
  }

  private static Stream<String> texts(JsonNode list) {
    return elements(list).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    List<JsonNode> elements = new ArrayList<>();
    if (list.isArray()) {
      list.forEach(elements::add);
    }
    return elements.stream();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
