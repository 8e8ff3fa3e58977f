package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.Stage;
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
    for (BackendId to : m.world().backends().keySet()) {
      int weight = m.after().share(to);
      if (weight > before.share(to) && !allowed(m, to) && reached(m, to) < needed(m, to)) {
        return Optional.of(
            "%d %% to %s, of which the gateway reaches %d pods: %s"
                .formatted(weight, to, reached(m, to), m.world().backend(to)));
      }
    }
    return Optional.empty();
  }

  private static boolean allowed(Moment m, BackendId to) {
    boolean unseenRollback =
        m.world().backend(to).known().isEmpty()
            && m.after().attempt().filter(a -> a.stage() instanceof Stage.RollingBack).isPresent();
    return leavesDead(m) || leavesBad(m, to) || unseenRollback;
  }

  private static boolean leavesDead(Moment m) {
    return m.world().backends().keySet().stream()
        .filter(backend -> m.after().share(backend) < m.before().share(backend))
        .anyMatch(backend -> TrafficLaws.dead(m, backend));
  }

  private static boolean leavesBad(Moment m, BackendId to) {
    return m.after()
        .attempt()
        .filter(attempt -> !attempt.to().equals(to) && attempt.trafficSince().isPresent())
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
        .backend(attempt.to())
        .known()
        .flatMap(Backend::runs)
        .filter(held -> !held.revision().equals(attempt.candidate().revision()))
        .isEmpty();
  }

  private static int reached(Moment m, BackendId to) {
    return m.world()
        .backend(to)
        .known()
        .map(Backend::reach)
        .map((Reach reach) -> reach.pods(m.now()))
        .orElse(0);
  }

  private static int needed(Moment m, BackendId to) {
    int weight = m.after().share(to);
    Optional<Attempt> attempt = m.after().attempt();
    int replicas = Math.max(m.intent().replicas(), attempt.map(Attempt::floorReplicas).orElse(0));
    int capacity = Math.max(1, Sizing.capacity(weight, replicas));
    if (attempt.filter(a -> a.to().equals(to)).isPresent()) {
      return capacity;
    }
    int ready = m.world().backend(to).known().map(Backend::ready).orElse(0);
    return longLost(m) ? 1 : Math.min(capacity, Math.max(1, ready));
  }

  private static boolean longLost(Moment m) {
    return m.before().splitAt().filter(at -> !at.plus(LONG_LOST).isAfter(m.now())).isPresent();
  }
}
