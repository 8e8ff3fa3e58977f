package dev.hotswap.operator.reconcile;

import dev.hotswap.core.analysis.Looks;
import dev.hotswap.core.plan.Hold;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.Desired;
import dev.hotswap.core.release.ReleaseMachine;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.release.Stage.Shifting;
import dev.hotswap.operator.metrics.watch.Aim;
import dev.hotswap.operator.metrics.watch.AttemptId;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.metrics.watch.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says what has to be observed of a release: its gateway's numbers while an attempt runs, nothing
 * otherwise. Remembers which split was replaced by which, which a gateway that lags still follows.
 */
final class Aims {
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);

  private final Watches watches;
  private final Map<String, Duration> intervals;
  private final Map<ReleaseKey, Written> written = new ConcurrentHashMap<>();

  /**
   * Aims these watches.
   *
   * @param intervals time between two samples, by metric source
   */
  Aims(Watches watches, Map<String, Duration> intervals) {
    this.watches = watches;
    this.intervals = Map.copyOf(intervals);
  }

  /**
   * Aims at what the release now does, or at nothing.
   *
   * @param routed whether the route says the split: no gateway follows what is not written
   */
  void follow(Scene scene, ReleaseState state, boolean routed, Instant now) {
    if (state.attempt().isEmpty()) {
      forget(scene.key());
      return;
    }
    state
        .split()
        .filter(split -> routed)
        .ifPresent(split -> written.compute(scene.key(), (key, last) -> since(state, last, now)));
    watches.aim(aim(scene, state, state.attempt().get()));
  }

  /** Nothing is to be observed of this release. */
  void forget(ReleaseKey release) {
    written.remove(release);
    watches.drop(release);
  }

  private static Written since(
      ReleaseState state, @org.jspecify.annotations.Nullable Written last, Instant now) {
    var split = state.split().orElseThrow();
    if (last != null && last.split().equals(split)) {
      return last;
    }
    return new Written(
        split, now, Optional.ofNullable(last).map(Written::split).or(() -> Replaced.by(state)));
  }

  private Aim aim(Scene scene, ReleaseState state, Attempt attempt) {
    String source = attempt.plan().analysis().source();
    return new Aim(
        scene.key(),
        new AttemptId(attempt.candidate().revision(), attempt.startedAt()),
        Arrays.stream(Slot.values())
            .collect(Collectors.toMap(Function.identity(), scene.names()::slot)),
        scene
            .routing()
            .ports(ReleaseMachine.desired(scene.intent(), state).flatMap(Desired::route)),
        attempt.slot(),
        attempt.plan().analysis(),
        looks(attempt, intervals.getOrDefault(source, USUAL_INTERVAL)),
        attempt.trafficSince(),
        Optional.ofNullable(written.get(scene.key())),
        attempt.counters(),
        intervals.containsKey(source) || !attempt.plan().analysis().metrics().isEmpty());
  }

  /** How often the running step will be judged. */
  private static Looks looks(Attempt attempt, Duration interval) {
    if (!(attempt.stage() instanceof Shifting shifting)) {
      return Looks.openEnded();
    }
    return switch (attempt.plan().steps().get(shifting.step()).hold()) {
      case Hold.None none -> Looks.during(Duration.ZERO, interval);
      case Hold.For(Duration time) -> Looks.during(time, interval);
      case Hold.Person person -> Looks.openEnded();
    };
  }
}
