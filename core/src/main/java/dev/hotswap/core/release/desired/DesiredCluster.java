package dev.hotswap.core.release.desired;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.core.release.hold.StepGate;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Retained;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Draining;
import dev.hotswap.core.release.state.Stage.Preflight;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.RollingBack.Leg;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Staging;
import dev.hotswap.core.release.state.Stage.Starting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Derives what the cluster shall look like from what is wanted and remembered. */
public final class DesiredCluster {
  private DesiredCluster() {}

  /** What the cluster should look like for this state. */
  public static Desired of(Intent intent, ReleaseState state) {
    Map<Slot, SlotDesired> slots = slots(intent, state);
    boolean leaving = Removal.applies(intent, state);
    return new Desired(
        leaving ? Map.of() : slots,
        leaving ? Set.of() : emptied(state, slots),
        leaving ? Optional.empty() : RouteChange.desired(intent, state),
        publicMembers(state),
        snapshots(state, slots),
        RouteChange.kept(intent, state),
        leaving ? Optional.empty() : staging(state),
        !leaving && routeAlone(state));
  }

  private static Map<Slot, SlotDesired> slots(Intent intent, ReleaseState state) {
    Map<Slot, SlotDesired> slots = new EnumMap<>(Slot.class);
    state.retained().map(Retained::serving).ifPresent(old -> put(slots, old, intent.replicas()));
    state.attempt().ifPresent(attempt -> candidate(intent, state, attempt, slots));
    state.stable().ifPresent(s -> put(slots, s, Math.max(floor(state, s), intent.replicas())));
    return slots;
  }

  /** A backend without a slot has pods that are none of ours. */
  private static void put(Map<Slot, SlotDesired> slots, Serving serving, int replicas) {
    serving
        .backend()
        .slot()
        .ifPresent(
            slot ->
                slots.put(slot, new SlotDesired(serving.template(), serving.images(), replicas)));
  }

  /** What stable is never scaled below; requests that are to come back need at least one pod. */
  private static int floor(ReleaseState state, Serving stable) {
    boolean otherServes = state.split().isPresent() && state.share(stable.backend()) < 100;
    boolean comesBack =
        state
            .attempt()
            .map(attempt -> attempt.ownsSlot() ? goesBack(attempt) : otherServes)
            .orElse(otherServes);
    int floor = state.attempt().map(Attempt::floorReplicas).orElse(0);
    return comesBack ? Math.max(1, floor) : floor;
  }

  private static boolean goesBack(Attempt attempt) {
    return attempt.stage() instanceof RollingBack && attempt.trafficSince().isPresent();
  }

  private static void candidate(
      Intent intent, ReleaseState state, Attempt attempt, Map<Slot, SlotDesired> slots) {
    candidateWeight(attempt)
        .map(weight -> Math.max(weight, state.share(attempt.to())))
        .map(weight -> replicas(intent, attempt, weight))
        .map(replicas -> new SlotDesired(attempt.candidate(), attempt.images(), replicas))
        .ifPresent(wanted -> attempt.slot().ifPresent(slot -> slots.put(slot, wanted)));
  }

  /** The weight its pods must be able to carry; empty while they are none of our making. */
  private static Optional<Integer> candidateWeight(Attempt attempt) {
    return switch (attempt.stage()) {
      case Stage.Preparing s -> Optional.empty();
      case Starting s -> Optional.of(attempt.firstWeight());
      case Shifting s -> Optional.of(StepGate.step(attempt, s).weight());
      case Promoting s -> Optional.of(100);
      // Left exactly as they are until they are emptied: no pod goes before its requests.
      case Stage.Finishing s -> Optional.empty();
    };
  }

  private static int replicas(Intent intent, Attempt attempt, int weight) {
    return attempt
        .plan()
        .sizing()
        .replicasFor(weight, Math.max(attempt.floorReplicas(), intent.replicas()));
  }

  private static Set<Slot> emptied(ReleaseState state, Map<Slot, SlotDesired> slots) {
    Set<Slot> emptied = EnumSet.noneOf(Slot.class);
    Arrays.stream(Slot.values())
        .filter(slot -> !slots.containsKey(slot) && !state.serves(slot))
        .filter(slot -> !goingBack(state, slot))
        .forEach(emptied::add);
    return emptied;
  }

  /** True while requests may still be on their way to this slot's candidate. */
  private static boolean goingBack(ReleaseState state, Slot slot) {
    return state
        .attempt()
        .filter(attempt -> attempt.to().isIn(slot))
        .filter(attempt -> attempt.stage() instanceof RollingBack back && back.leg() != Leg.EMPTY)
        .isPresent();
  }

  private static Set<BackendId> publicMembers(ReleaseState state) {
    Optional<BackendId> stable = state.stable().map(Serving::backend);
    return state
        .attempt()
        .flatMap(attempt -> publicMembers(attempt, stable))
        .orElseGet(() -> stable.map(Set::of).orElse(Set.of()));
  }

  /** What an attempt makes of the public Service; empty while it does not touch it. */
  private static Optional<Set<BackendId>> publicMembers(
      Attempt attempt, Optional<BackendId> stable) {
    Set<BackendId> candidate = Set.of(attempt.to());
    return switch (attempt.stage()) {
      case Stage.Preparing _, Draining _ -> Optional.empty();
      case Starting _, Shifting _ -> stable.isPresent() ? Optional.empty() : Optional.of(candidate);
      case Promoting s ->
          stable.isEmpty()
              ? Optional.of(candidate)
              : switch (s.move()) {
                case WEIGHT -> Optional.empty();
                case PUBLIC_BOTH -> Optional.of(attempt.both());
                case PUBLIC_CANDIDATE -> Optional.of(candidate);
              };
      case RollingBack s ->
          stable.isEmpty()
              ? Optional.of(candidate)
              : switch (s.leg()) {
                case ROUTE_ALONE, ROUTE, PUBLIC_BOTH ->
                    s.publicMoved() ? Optional.of(attempt.both()) : Optional.empty();
                case PUBLIC_STABLE, DRAIN, EMPTY -> Optional.empty();
              };
    };
  }

  private static Set<Revision> snapshots(ReleaseState state, Map<Slot, SlotDesired> slots) {
    Set<Revision> kept =
        slots.values().stream()
            .map(slot -> slot.target().revision())
            .collect(Collectors.toCollection(HashSet::new));
    state
        .attempt()
        .filter(attempt -> !(attempt.stage() instanceof Preflight))
        .ifPresent(attempt -> kept.add(attempt.candidate().revision()));
    state.stable().ifPresent(stable -> kept.add(stable.target().revision()));
    state.retained().ifPresent(old -> kept.add(old.serving().target().revision()));
    return kept;
  }

  private static Optional<Target> staging(ReleaseState state) {
    return state
        .attempt()
        .filter(attempt -> attempt.stage() instanceof Staging)
        .map(Attempt::candidate);
  }

  private static boolean routeAlone(ReleaseState state) {
    return state
        .attempt()
        .filter(
            attempt -> attempt.stage() instanceof RollingBack back && back.leg() == Leg.ROUTE_ALONE)
        .isPresent();
  }
}
