package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Seen;
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
import java.util.TreeMap;

/**
 * A cluster in memory: a Deployment with pods for each slot, a route and its gateway, the public
 * Service, image pullers. It follows what is applied with the delays of a real one, a second at a
 * time.
 */
public final class PlayedCluster {
  private static final int NODES = 2;
  private static final Duration PULL = Duration.ofSeconds(2);

  /** What stands behind a backend. */
  private record Place(PlayedSlot pods, int lane) {}

  private final Map<Slot, PlayedSlot> slots = new EnumMap<>(Slot.class);
  private final Map<BackendId, Place> places = new TreeMap<>();
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

  PlayedCluster(Layout layout, Instant start) {
    now = start;
    stagingSince = start;
    gateway = new PlayedGateway(start);
    int lanes = layout == Layout.SHARED_PODS ? 2 : 1;
    for (Slot slot : Slot.values()) {
      PlayedSlot played = new PlayedSlot("payment-" + slot.suffix(), lanes, this::conduct, start);
      slots.put(slot, played);
      for (int lane = 1; lane <= lanes; lane++) {
        places.put(slot.lane(lane), new Place(played, lane));
      }
    }
    if (layout == Layout.ADOPTED) {
      places.put(OLD, new Place(new PlayedSlot("payment-old", 1, this::conduct, start), 1));
    }
  }

  /** The Service that was there before the release. */
  static final BackendId OLD = new BackendId.Adopted("payment-old");

  /** Pods that nobody remembers making serve behind the Service that was there before. */
  void served(Target target, int replicas) {
    pods(OLD).apply(target, Map.of(), replicas);
    gateway.serves(OLD, now);
    publicMembers = Set.of(OLD);
  }

  /**
   * Whoever owns what was there before scales it as the release, though never to 0 while it is
   * stable, and to 0 once it is left.
   */
  void oldFollows(ReleaseState state, int replicas) {
    boolean needed =
        state.blank()
            || state.isStable(OLD)
            || state.serves(OLD)
            || state.attempt().filter(attempt -> attempt.to().equals(OLD)).isPresent()
            || state.retained().filter(old -> old.serving().backend().equals(OLD)).isPresent();
    if (places.containsKey(OLD)) {
      int least = state.blank() || state.isStable(OLD) ? 1 : 0;
      pods(OLD).scale(needed ? Math.max(least, replicas) : 0);
    }
  }

  /** Pods of this backend start this program too, as their supervisor would. */
  void starts(BackendId backend, Target target) {
    place(backend).pods().lane(place(backend).lane()).runs(Optional.of(target));
  }

  /** What no slot's fault strikes fails for a while: second programs, and what was there before. */
  void othersFail(Instant until) {
    places.values().stream()
        .filter(place -> place.lane() > 1 || !slots.containsValue(place.pods()))
        .forEach(place -> place.pods().lane(place.lane()).stop(until));
  }

  Set<BackendId> backends() {
    return places.keySet();
  }

  Backend seen(BackendId backend, Instant shown, boolean gauge, Seen<FewestMembers> members) {
    return place(backend).pods().backend(place(backend).lane(), shown, gauge, members);
  }

  private int ready(BackendId backend) {
    return place(backend).pods().endpoints(place(backend).lane()).size();
  }

  private PlayedSlot pods(BackendId backend) {
    return place(backend).pods();
  }

  private Place place(BackendId backend) {
    return Objects.requireNonNull(places.get(backend));
  }

  void behaves(Target target, Conduct conduct) {
    conducts.put(target.revision(), conduct);
  }

  Conduct conduct(Target target) {
    return conducts.getOrDefault(target.revision(), Conduct.HEALTHY);
  }

  void second(Instant time) {
    now = time;
    slots.forEach((slot, pods) -> pods.second(now, room, lane -> gateway.weight(slot.lane(lane))));
    if (places.containsKey(OLD)) {
      pods(OLD).second(now, true, lane -> gateway.weight(OLD));
    }
    Map<BackendId, List<PlayedPod>> endpoints = new HashMap<>();
    places.forEach(
        (backend, place) -> endpoints.put(backend, place.pods().endpoints(place.lane())));
    gateway.second(now, endpoints);
    publicEndpoints.second(now, publicMembers, endpoints);
    blindSeconds += sendsToNobody() ? 1 : 0;
    boolean anyReady = false;
    boolean toNothing = false;
    for (BackendId backend : backends()) {
      boolean ready = ready(backend) > 0;
      anyReady |= ready;
      toNothing |= !ready && gateway.weight(backend) > 0;
    }
    lostSeconds += anyReady && toNothing ? 1 : 0;
  }

  private boolean sendsToNobody() {
    return backends().stream()
        .anyMatch(
            backend ->
                gateway.weight(backend) > 0
                    && ready(backend) > 0
                    && gateway.answering(backend) == 0);
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
    boolean serves =
        backends().stream().anyMatch(each -> each.isIn(slot) && gateway.weight(each) > 0);
    boolean others = backends().stream().anyMatch(each -> !each.isIn(slot) && ready(each) > 0);
    cutOff |= takesAway && serves && gateway.isWaitedFor();
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
