package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Hold;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** No step lasts longer than it must: the other half of the laws that say when none may pass. */
final class PromptLaw {
  private PromptLaw() {}

  static Optional<String> passes(Moment m) {
    return m.before()
        .attempt()
        .filter(attempt -> attempt.stage() instanceof Shifting)
        .filter(attempt -> wanted(m, attempt) && complete(m, attempt, (Shifting) attempt.stage()))
        .filter(attempt -> stays(m.after(), (Shifting) attempt.stage()))
        .map(attempt -> attempt.stage() + " has all it needs and stays");
  }

  private static boolean stays(ReleaseState after, Shifting before) {
    return after
        .attempt()
        .filter(now -> now.stage() instanceof Shifting s && s.step() == before.step())
        .isPresent();
  }

  private static boolean wanted(Moment m, Attempt attempt) {
    return !m.intent().paused()
        && !m.intent().deleting()
        && !attempt.held()
        && m.intent().target().revision().equals(attempt.candidate().revision());
  }

  private static boolean complete(Moment m, Attempt attempt, Shifting stage) {
    Step step = attempt.plan().steps().get(stage.step());
    Optional<Split> split = Optional.of(attempt.giving(step.weight()));
    return m.before().split().equals(split)
        && followed(m, split)
        && carried(m, attempt, step)
        && stage.weightSeenAt().filter(seen -> observed(m, stage, step, seen)).isPresent();
  }

  private static boolean followed(Moment m, Optional<Split> split) {
    return m.world()
        .route()
        .known()
        .filter(route -> route.written().equals(split))
        .flatMap(Route::applied)
        .filter(applied -> Optional.of(applied.split()).equals(split))
        .isPresent();
  }

  private static boolean carried(Moment m, Attempt attempt, Step step) {
    int replicas = Math.max(attempt.floorReplicas(), m.intent().replicas());
    int needed = Math.max(1, Sizing.capacity(step.weight(), replicas));
    Optional<Backend> candidate = m.world().backend(attempt.to()).known();
    Optional<Backend> stable = attempt.from().flatMap(from -> m.world().backend(from).known());
    return candidate.filter(b -> b.ready() >= needed && well(m, attempt)).isPresent()
        && candidate.flatMap(Backend::runs).equals(Optional.of(attempt.candidate()))
        && stable.filter(b -> b.ready() > 0).isPresent();
  }

  private static boolean well(Moment m, Attempt attempt) {
    return attempt
        .slot()
        .flatMap(slot -> m.world().slot(slot).known())
        .filter(pods -> !pods.incidents().isEmpty())
        .isEmpty();
  }

  private static boolean observed(Moment m, Shifting stage, Step step, Instant seen) {
    boolean asks = step.hold() instanceof Hold.Person && !stage.released();
    return !asks
        && m.world().readings().known().filter(r -> good(r, seen)).isPresent()
        && m.world()
            .readings()
            .known()
            .map(r -> stage.counted().plus(r.observed().between(seen, m.now())))
            .filter((Duration counted) -> counted.compareTo(step.hold().time()) >= 0)
            .isPresent();
  }

  private static boolean good(Readings readings, Instant seen) {
    return readings.newest().isAfter(seen)
        && readings.doubt().isEmpty()
        && readings.assessment().unknown().isEmpty()
        && readings.assessment().shared().isEmpty()
        && readings.assessment().healthy();
  }
}
