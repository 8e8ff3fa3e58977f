package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.Desired;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Staging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A cluster in memory: two Deployments with pods, a route and its gateway, the public Service,
 * image pullers. It follows what is applied with the delays of a real one, a second at a time.
 */
public final class PlayedCluster {
  private static final int NODES = 2;
  private static final Duration PULL = Duration.ofSeconds(2);

  private final Map<Slot, PlayedSlot> slots = new EnumMap<>(Slot.class);
  private final Map<Revision, Conduct> conducts = new HashMap<>();
  private final PlayedGateway gateway;
  private final PlayedEndpoints publicEndpoints = new PlayedEndpoints();
  private Set<BackendId> publicMembers = Set.of();
  private Optional<Target> staging = Optional.empty();
  private Instant stagingSince;
  private Instant now;
  private boolean room = true;
  private int lostSeconds;
  private int blindSeconds;
  private boolean cutOff;
  private boolean strands;

  PlayedCluster(Instant start) {
    now = start;
    stagingSince = start;
    gateway = new PlayedGateway(start);
    for (Slot slot : Slot.values()) {
      slots.put(slot, new PlayedSlot("payment-" + slot.suffix(), this::conduct, start));
    }
  }

  void behaves(Target target, Conduct conduct) {
    conducts.put(target.revision(), conduct);
  }

  Conduct conduct(Target target) {
    return conducts.getOrDefault(target.revision(), Conduct.HEALTHY);
  }

  void second(Instant time) {
    now = time;
    slots.forEach((slot, played) -> played.second(now, room, gateway.weight(slot.lane())));
    Map<BackendId, List<PlayedPod>> endpoints = new HashMap<>();
    slots.forEach((slot, played) -> endpoints.put(slot.lane(), played.endpoints()));
    gateway.second(now, endpoints);
    publicEndpoints.second(now, publicMembers, endpoints);
    blindSeconds += sendsToNobody() ? 1 : 0;
    boolean anyReady = false;
    boolean toNothing = false;
    for (Map.Entry<Slot, PlayedSlot> slot : slots.entrySet()) {
      boolean ready = slot.getValue().ready() > 0;
      anyReady |= ready;
      toNothing |= !ready && gateway.weight(slot.getKey().lane()) > 0;
    }
    lostSeconds += anyReady && toNothing ? 1 : 0;
  }

  private boolean sendsToNobody() {
    return slots.entrySet().stream()
        .anyMatch(
            slot ->
                gateway.weight(slot.getKey().lane()) > 0
                    && slot.getValue().ready() > 0
                    && gateway.answering(slot.getKey().lane()) == 0);
  }

  /** Seconds in which the gateway sent requests to a slot of which it reached no ready pod. */
  public int blindSeconds() {
    return blindSeconds;
  }

  /** The single writes that bring about what is desired, in order: the route first. */
  List<Runnable> writes(Desired desired) {
    List<Runnable> writes = new ArrayList<>();
    writes.add(() -> gateway.write(desired.route(), now));
    if (desired.routeAlone()) {
      return writes;
    }
    desired
        .slots()
        .forEach(
            (slot, wanted) ->
                writes.add(
                    () -> slot(slot).apply(wanted.target(), wanted.images(), wanted.replicas())));
    desired.emptied().forEach(slot -> writes.add(() -> empty(slot)));
    writes.add(() -> publicMembers = desired.publicMembers());
    writes.add(() -> stage(desired.staging()));
    return writes;
  }

  private void empty(Slot slot) {
    boolean takesAway = slot(slot).ready() > 0 && slot(slot).replicas() > 0;
    cutOff |= takesAway && gateway.weight(slot.lane()) > 0 && gateway.isWaitedFor();
    boolean others =
        slots.entrySet().stream()
            .anyMatch(each -> each.getKey() != slot && each.getValue().ready() > 0);
    strands |= takesAway && publicEndpoints.lists(slot) && others;
    slot(slot).scale(0);
  }

  /** How often a Deployment or the route was changed, by anybody: each is an event. */
  int edits() {
    return gateway.edits() + slots.values().stream().mapToInt(PlayedSlot::edits).sum();
  }

  /** True when ready pods were taken away while the gateway still sent them requests. */
  public boolean cutOff() {
    return cutOff;
  }

  /**
   * True when ready pods were taken away while the public Service's endpoints still listed them.
   */
  public boolean strandsCallers() {
    return strands;
  }

  private void stage(Optional<Target> wanted) {
    if (!wanted.equals(staging)) {
      staging = wanted;
      stagingSince = now;
    }
  }

  void endlessStreams() {
    slots.values().forEach(PlayedSlot::endlessStreams);
  }

  void room(boolean there) {
    room = there;
  }

  PlayedGateway gateway() {
    return gateway;
  }

  /** The slot with this name. */
  PlayedSlot slot(Slot slot) {
    return Objects.requireNonNull(slots.get(slot));
  }

  /** The backends that the public Service selects. */
  public Set<BackendId> publicMembers() {
    return publicMembers;
  }

  PlayedEndpoints publicEndpoints() {
    return publicEndpoints;
  }

  /** Pods of each slot that the public Service's endpoints list. */
  public Map<BackendId, Integer> listedPublicly() {
    return publicEndpoints.ready();
  }

  /** Seconds in which requests went to a slot with nothing ready while the other had something. */
  public int lostSeconds() {
    return lostSeconds;
  }

  /** Revisions that have pods, ending ones included. */
  public Set<Revision> running() {
    Set<Revision> running = new HashSet<>();
    for (PlayedSlot slot : slots.values()) {
      if (!slot.empty()) {
        slot.holds().map(Target::revision).ifPresent(running::add);
      }
    }
    return running;
  }

  Optional<Staging> staging() {
    return staging.map(target -> staging(target, conduct(target)));
  }

  private Staging staging(Target target, Conduct conduct) {
    int done =
        conduct.pulls()
            ? (int) Math.min(NODES, Duration.between(stagingSince, now).dividedBy(PULL))
            : 0;
    boolean failed = !conduct.pulls() && now.isAfter(stagingSince.plus(PULL));
    List<Incident> failures =
        failed
            ? List.of(
                new Incident.PullFailed(
                    "win-1", stagingSince.plus(PULL), conduct == Conduct.NO_IMAGE, "not found"))
            : List.of();
    String digest = "registry.example.com/payment@sha256:" + target.revision().hash();
    return new Staging(target.revision(), done, NODES, failures, Map.of("app", digest));
  }
}
