package dev.hotswap.operator.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.store.LogEntry;
import dev.hotswap.testkit.apiserver.store.ObjectKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The release's objects as they were after some change, built up again from the server's log. */
final class Shadow {
  static final String PODS = "pods";
  static final String NODES = "nodes";
  static final String DEPLOYMENTS = "deployments.apps";
  static final String ROUTES = "virtualservices.networking.istio.io";
  static final String RELEASES = "goreleases.hotswap.dev";

  private static final String SLOT = "hotswap.dev/slot";
  private static final String REVISION = "hotswap.dev/revision";

  private final Map<ObjectKey, ApiObject> objects = new HashMap<>();

  void follow(LogEntry entry) {
    entry
        .after()
        .ifPresentOrElse(
            object -> objects.put(entry.key(), object), () -> objects.remove(entry.key()));
  }

  /** Pods that exist in a slot, those that are going included. */
  Stream<ApiObject> pods(Slot slot) {
    return of(PODS).filter(pod -> slot.suffix().equals(pod.labels().get(SLOT)));
  }

  /** Pods of a slot that take requests. */
  long ready(Slot slot) {
    return pods(slot).filter(Shadow::ready).count();
  }

  /** Revisions that pods of slots run. */
  Set<String> versions() {
    return of(PODS)
        .filter(pod -> pod.labels().containsKey(SLOT))
        .map(pod -> pod.labels().getOrDefault(REVISION, "?"))
        .collect(Collectors.toSet());
  }

  /** What the route gives a slot; empty without a route. */
  OptionalInt weight(Slot slot) {
    return of(ROUTES).findFirst().map(route -> weight(route, slot)).orElse(OptionalInt.empty());
  }

  /** What status says a slot gets; empty where it says nothing. */
  OptionalInt remembered(Slot slot) {
    return of(RELEASES)
        .findFirst()
        .map(release -> release.at("status", "weights"))
        .filter(weights -> weights.path("percent").isNumber())
        .map(weights -> OptionalInt.of(split(weights).share(slot.lane())))
        .orElse(OptionalInt.empty());
  }

  private static Split split(JsonNode weights) {
    return new Split(
        BackendId.of(weights.path("from").asText()),
        BackendId.of(weights.path("to").asText()),
        weights.path("percent").asInt());
  }

  /** The slot of what status says is stable; empty where it says nothing. */
  Optional<Slot> stable() {
    return of(RELEASES)
        .findFirst()
        .map(release -> release.at("status", "stable").path("backend").asText())
        .flatMap(
            said ->
                Arrays.stream(Slot.values())
                    .filter(slot -> slot.suffix().equalsIgnoreCase(said))
                    .findFirst());
  }

  /** What a route object gives a slot; empty where it does not name it. */
  static OptionalInt weight(ApiObject route, Slot slot) {
    return destinations(route)
        .filter(to -> host(to).startsWith(Git.RELEASE + "-" + slot.suffix() + "."))
        .mapToInt(to -> to.path("weight").asInt(100))
        .findFirst();
  }

  /** Sum of the weights of a route object. */
  static int sum(ApiObject route) {
    return destinations(route).mapToInt(to -> to.path("weight").asInt(100)).sum();
  }

  /** Objects of a kind. */
  Stream<ApiObject> of(String resource) {
    return objects.entrySet().stream()
        .filter(entry -> entry.getKey().resource().equals(resource))
        .map(Map.Entry::getValue);
  }

  /** Objects that carry the release's label. */
  Stream<ObjectKey> owned() {
    return objects.entrySet().stream()
        .filter(entry -> ofRelease(entry.getValue()))
        .map(Map.Entry::getKey);
  }

  Optional<ApiObject> get(String resource, String name) {
    return of(resource).filter(object -> object.name().equals(name)).findFirst();
  }

  private static boolean ofRelease(ApiObject object) {
    return Stream.of("hotswap.dev/release", "hotswap.dev/puller")
        .anyMatch(label -> Git.RELEASE.equals(object.labels().get(label)));
  }

  /** Whether a pod or a node says that it is ready. */
  static boolean ready(ApiObject object) {
    return StreamSupport.stream(object.at("status", "conditions").spliterator(), false)
        .anyMatch(
            condition ->
                condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("True"));
  }

  private static Stream<JsonNode> destinations(ApiObject route) {
    JsonNode first = route.at("spec", "http").path(0).path("route");
    return StreamSupport.stream(first.spliterator(), false);
  }

  private static String host(JsonNode destination) {
    return destination.path("destination").path("host").asText();
  }
}
