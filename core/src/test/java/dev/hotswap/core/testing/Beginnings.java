package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.DecidedSplit;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * States that the machine carries on from and does not begin by itself: what served before is taken
 * over, and a candidate starts in the pods of stable.
 */
final class Beginnings {
  private Beginnings() {}

  /** A Service that was there before is stable. */
  static ReleaseState adopted(Target target, BackendId backend, Instant now) {
    return with(
        ReleaseState.NEW,
        Optional.of(new Serving(target, backend, Map.of(), Optional.empty())),
        Optional.empty(),
        Optional.of(Split.all(backend)),
        Optional.of(now));
  }

  /** What spec asks for starts in the pods of stable; empty where nothing may start there now. */
  static Optional<ReleaseState> inPods(ReleaseState state, Intent intent, Instant now) {
    boolean busy =
        state.attempt().isPresent()
            || state.deletion().isPresent()
            || intent.paused()
            || state.rejects(intent.target().revision());
    return state
        .stable()
        .filter(stable -> !busy)
        .filter(stable -> !stable.target().revision().equals(intent.target().revision()))
        .filter(stable -> state.share(stable.backend()) == 100)
        .flatMap(
            stable ->
                stable
                    .backend()
                    .slot()
                    .flatMap(slot -> attempt(state, stable, slot, intent, now))
                    .map(attempt -> trying(state, attempt)));
  }

  private static Optional<Attempt> attempt(
      ReleaseState state, Serving stable, Slot slot, Intent intent, Instant now) {
    BackendId to = stable.backend().equals(slot.lane(1)) ? slot.lane(2) : slot.lane(1);
    boolean warm = state.retained().filter(old -> old.serving().backend().equals(to)).isPresent();
    return intent
        .plan()
        .filter(plan -> !warm)
        .map(
            plan ->
                new Attempt(
                    Attempt.Kind.UPGRADE,
                    intent.target(),
                    Optional.of(stable.backend()),
                    to,
                    plan,
                    intent.replicas(),
                    startedAt(state, now),
                    Map.of(),
                    Optional.of(intent.routes()),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    new Stage.Starting(now, Optional.empty()),
                    Optional.empty(),
                    Timeline.NOTHING));
  }

  private static Instant startedAt(ReleaseState state, Instant now) {
    return state.history().stream()
        .map(last -> last.startedAt().plusMillis(1))
        .filter(now::isBefore)
        .findFirst()
        .orElse(now);
  }

  private static ReleaseState trying(ReleaseState state, Attempt attempt) {
    return with(state, state.stable(), Optional.of(attempt), state.split(), state.splitAt());
  }

  private static ReleaseState with(
      ReleaseState s,
      Optional<Serving> stable,
      Optional<Attempt> attempt,
      Optional<Split> split,
      Optional<Instant> splitAt) {
    return new ReleaseState(
        s.schema(),
        attempt.isPresent() ? Phase.STARTING : s.phase(),
        stable,
        attempt,
        s.retained(),
        new DecidedSplit(split, splitAt, s.routes()),
        s.past(),
        s.outbox(),
        s.deletion());
  }
}
