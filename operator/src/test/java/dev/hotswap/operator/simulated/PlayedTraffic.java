package dev.hotswap.operator.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.controllers.api.Cluster;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The gateway of a played cluster, and what it counts: it follows every VirtualService a little
 * later, sends a few requests a second to each release, and knows which versions fail.
 */
public final class PlayedTraffic {
  private final Cluster cluster;
  private final ResourceType virtualServices;
  private final Map<String, PlayedRoute> routes = new ConcurrentHashMap<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile Duration longestRequest = Duration.ofSeconds(9);
  private volatile boolean answering = true;
  private volatile boolean following = true;
  private volatile boolean garbled;
  private Optional<Instant> last = Optional.empty();

  PlayedTraffic(Cluster cluster) {
    this.cluster = cluster;
    this.virtualServices =
        cluster.types().stream()
            .filter(type -> type.kind().equals("VirtualService"))
            .findFirst()
            .orElseThrow();
  }

  /** From now on this version fails one request in five. */
  public void fails(String version) {
    failing.add(version);
  }

  /** From now on this version answers every request well. */
  public void recovers(String version) {
    failing.remove(version);
  }

  /** From now on the longest request takes this long: so long it is in flight on an old version. */
  public void longestRequest(Duration time) {
    longestRequest = time;
  }

  /** How long the longest request takes. */
  public Duration longestRequest() {
    return longestRequest;
  }

  /** Whether statistics can be read. */
  public void answers(boolean now) {
    answering = now;
  }

  /** Whether statistics that can be read make no sense. */
  public void garbles(boolean now) {
    garbled = now;
  }

  /** True while statistics make no sense. */
  public boolean garbled() {
    return garbled;
  }

  /** Whether the gateway takes new weights. */
  public void follows(boolean now) {
    following = now;
  }

  /** Tells {@code whom}, by {@code namespace/name}, of every release with new numbers. */
  public void whenCounted(Consumer<String> whom) {
    listeners.add(whom);
  }

  /** Tells {@code whom} no more. */
  public void silence(Consumer<String> whom) {
    listeners.remove(whom);
  }

  /** What can be seen of a release; empty while statistics cannot be read. */
  public Optional<PlayedRoute> seen(String namespace, String release) {
    return answering ? truth(namespace, release) : Optional.empty();
  }

  /** What really happens to a release's requests. */
  public Optional<PlayedRoute> truth(String namespace, String release) {
    return Optional.ofNullable(routes.get(namespace + "/" + release));
  }

  /** Lets the requests pass that came since the last call, and tells of them. */
  void pass(Instant now) {
    Duration time =
        last.map(then -> Duration.between(then, now))
            .filter(Duration::isPositive)
            .orElse(Duration.ZERO);
    last = Optional.of(now);
    for (GoRelease release : cluster.list(GoRelease.class)) {
      String key = release.getMetadata().getNamespace() + "/" + release.getMetadata().getName();
      pass(release, routes.computeIfAbsent(key, name -> new PlayedRoute()), time, now);
      listeners.forEach(listener -> listener.accept(key));
    }
  }

  private void pass(GoRelease release, PlayedRoute route, Duration time, Instant now) {
    String namespace = release.getMetadata().getNamespace();
    String name = release.getMetadata().getName();
    route.says(written(namespace, name), now);
    Map<Slot, Boolean> ready = new EnumMap<>(Slot.class);
    Map<Slot, Boolean> fails = new EnumMap<>(Slot.class);
    for (Slot slot : Slot.values()) {
      ready.put(slot, ready(namespace, name, slot));
      fails.put(slot, version(namespace, name, slot).filter(failing::contains).isPresent());
    }
    route.pass(time, ready, fails, now);
    if (following) {
      route.follow(now);
    }
  }

  private Optional<Split> written(String namespace, String release) {
    return cluster.raw(virtualServices, namespace).stream()
        .filter(route -> release.equals(route.labels().get("hotswap.dev/release")))
        .findFirst()
        .flatMap(route -> split(route, release));
  }

  private static Optional<Split> split(ApiObject route, String release) {
    Map<BackendId, Integer> shares = new HashMap<>();
    for (JsonNode destination : route.at("spec", "http").path(0).path("route")) {
      String host = destination.path("destination").path("host").asText();
      for (Slot slot : Slot.values()) {
        if (host.startsWith(release + "-" + slot.suffix() + ".")) {
          shares.put(slot.lane(), destination.path("weight").asInt());
        }
      }
    }
    return Split.of(shares);
  }

  private boolean ready(String namespace, String release, Slot slot) {
    Predicate<Pod> ofSlot =
        pod -> {
          Map<String, String> labels =
              Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
          return release.equals(labels.get("hotswap.dev/release"))
              && slot.suffix().equals(labels.get("hotswap.dev/slot"));
        };
    return cluster.list(Pod.class, namespace).stream()
        .filter(ofSlot)
        .anyMatch(PlayedTraffic::ready);
  }

  private static boolean ready(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  private Optional<String> version(String namespace, String release, Slot slot) {
    return cluster
        .find(Deployment.class, namespace, release + "-" + slot.suffix())
        .map(deployment -> deployment.getMetadata().getAnnotations())
        .map(annotations -> annotations.get("hotswap.dev/version"));
  }
}
