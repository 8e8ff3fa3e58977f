package dev.hotswap.operator.preflight.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.facts.Sends;
import dev.hotswap.operator.traffic.RouteKind;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.RouteMetadata;
import dev.hotswap.operator.traffic.RouteReach;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads routes, and whatever else sends requests, of whomever and of whatever kind, as they are:
 * what does not fit is passed over, never an exception. Hosts are claimed only by kinds of route
 * that releases have.
 */
public final class RouteReader {
  private final ClusterNames names;
  private final RouteKinds kinds;

  /**
   * Resolves what is written by these names.
   *
   * @param kinds by which hosts are claimed
   */
  public RouteReader(ClusterNames names, RouteKinds kinds) {
    this.names = names;
    this.kinds = kinds;
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
    Optional<RouteReach> reach = kinds.of(route).map(RouteKind::reach);
    return new RouteSummary(
        tree.path("kind").asText(),
        namespace,
        metadata.path("name").asText(),
        controller(metadata),
        time(metadata.path("creationTimestamp").asText()).orElse(Instant.EPOCH),
        RouteMetadata.servedSince(metadata.path("annotations").path(Labels.SERVED_SINCE).asText()),
        reach.map(kind -> kind.claims(namespace, spec)).orElse(Set.of()),
        reach
            .map(kind -> Sends.to(kind.sends(namespace, spec)))
            .orElseGet(
                () -> new SentTo(this, names, namespace).of(tree.path("kind").asText(), tree)));
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

  private static Optional<String> controller(JsonNode metadata) {
    return elements(metadata.path("ownerReferences"))
        .filter(reference -> reference.path("controller").asBoolean())
        .map(reference -> reference.path("uid").asText())
        .findFirst();
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
