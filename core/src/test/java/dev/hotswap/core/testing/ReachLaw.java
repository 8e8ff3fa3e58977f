package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.Cause;
import dev.hotswap.core.release.Stage;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Reach;
import java.time.Duration;
import java.util.Optional;

/** No weight rises before the gateway reaches as many pods as it needs, except away from worse. */
final class ReachLaw {
  private static final Duration LONG_LOST = Duration.ofMinutes(2);

  private ReachLaw() {}

  static Optional<String> reachedFirst(Moment m) {
    if (m.before().blank() || m.before().split().isEmpty() || m.after().deletion().isPresent()) {
      return Optional.empty();
    }
    Split before = m.before().split().get();
    for (Slot slot : Slot.values()) {
      int weight = m.after().split().map(split -> split.of(slot)).orElse(0);
      if (weight > before.of(slot) && !allowed(m, slot) && reached(m, slot) < needed(m, slot)) {
        return Optional.of(
            "%d %% to slot %s, of which the gateway reaches %d pods: %s"
                .formatted(weight, slot, reached(m, slot), m.world().backend(slot)));
      }
    }
    return Optional.empty();
  }

  private static boolean allowed(Moment m, Slot slot) {
    boolean unseenRollback =
        m.world().backend(slot).known().isEmpty()
            && m.after().attempt().filter(a -> a.stage() instanceof Stage.RollingBack).isPresent();
    return TrafficLaws.dead(m, slot.other()) || leavesBad(m, slot) || unseenRollback;
  }

  private static boolean leavesBad(Moment m, Slot slot) {
    return m.after()
        .attempt()
        .filter(attempt -> attempt.slot() != slot && attempt.trafficSince().isPresent())
        .filter(
            attempt ->
                attempt.stage() instanceof Stage.RollingBack back
                    && back.cause() != Cause.SUPERSEDED)
        .filter(attempt -> isCandidates(m, attempt))
        .isPresent();
  }

  /** Pods of a version before are not bad for what is tried in their slot. */
  private static boolean isCandidates(Moment m, Attempt attempt) {
    return m.world()
        .backend(attempt.slot())
        .known()
        .flatMap(Backend::holds)
        .filter(held -> !held.revision().equals(attempt.candidate().revision()))
        .isEmpty();
  }

  private static int reached(Moment m, Slot slot) {
    return m.world()
        .backend(slot)
        .known()
        .map(Backend::reach)
        .map((Reach reach) -> reach.pods(m.now()))
        .orElse(0);
  }

  private static int needed(Moment m, Slot slot) {
    int weight = m.after().split().map(split -> split.of(slot)).orElse(0);
    Optional<Attempt> attempt = m.after().attempt();
    int replicas = Math.max(m.intent().replicas(), attempt.map(Attempt::floorReplicas).orElse(0));
    int capacity = Math.max(1, Sizing.capacity(weight, replicas));
    if (attempt.filter(a -> a.slot() == slot).isPresent()) {
      return capacity;
    }
    int ready = m.world().backend(slot).known().map(Backend::ready).orElse(0);
    return longLost(m) ? 1 : Math.min(capacity, Math.max(1, ready));
  }

  private static boolean longLost(Moment m) {
    return m.before().splitAt().filter(at -> !at.plus(LONG_LOST).isAfter(m.now())).isPresent();
  }
}
