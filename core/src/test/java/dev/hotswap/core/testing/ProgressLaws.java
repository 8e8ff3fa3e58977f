package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.machine.Decision;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.machine.Wake;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.world.Readings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Laws about when a release moves on. */
final class ProgressLaws {
  private static final Duration BACK = Duration.ofSeconds(30);

  private ProgressLaws() {}

  static Optional<String> twice(Moment m) {
    if (!m.changed()) {
      return Optional.empty();
    }
    Decision again = ReleaseMachine.decide(m.intent(), m.after(), m.world(), m.now());
    return again.next().equals(m.after())
        ? Optional.empty()
        : Optional.of("%s%n  then %s".formatted(m.after(), again.next()));
  }

  static Optional<String> wakes(Moment m) {
    return switch (m.decision().wake()) {
      case Wake.At(Instant time) ->
          time.isAfter(m.now()) ? Optional.empty() : Optional.of("wake-up in the past: " + time);
      case Wake.OnEvent(String awaited) ->
          awaited.isBlank() ? Optional.of("an event without a name") : Optional.empty();
    };
  }

  static Optional<String> timeBack(Moment m) {
    if (!m.changed() && m.now().getEpochSecond() % 4 != 0) {
      return Optional.empty();
    }
    Optional<Instant> running = m.before().attempt().map(Attempt::startedAt);
    if (running.isEmpty() || !m.after().attempt().map(Attempt::startedAt).equals(running)) {
      return Optional.empty();
    }
    Decision earlier =
        ReleaseMachine.decide(m.intent(), m.before(), m.world(), m.now().minus(BACK));
    int atNow = m.after().attempt().map(ProgressLaws::rank).orElse(0);
    return earlier
        .next()
        .attempt()
        .filter(attempt -> running.get().equals(attempt.startedAt()))
        .filter(attempt -> !(attempt.stage() instanceof Stage.RollingBack))
        .filter(attempt -> rank(attempt) > atNow)
        .map(attempt -> "%s earlier, %s now".formatted(attempt.stage(), m.after().attempt()));
  }

  /** How far forward an attempt is; going back outranks everything. */
  private static int rank(Attempt attempt) {
    return switch (attempt.stage()) {
      case Stage.Preflight s -> 0;
      case Stage.Staging s -> 1;
      case Stage.Clearing s -> 2;
      case Stage.Starting s -> 3;
      case Shifting s -> 10 + s.step();
      case Stage.Promoting s -> 1_000 + List.of(Stage.Promoting.Move.values()).indexOf(s.move());
      case Stage.Draining s -> 1_100;
      case Stage.RollingBack s -> 2_000 + List.of(Stage.RollingBack.Leg.values()).indexOf(s.leg());
    };
  }

  static Optional<String> freshSamples(Moment m) {
    return m.before()
        .attempt()
        .filter(attempt -> attempt.stage() instanceof Shifting)
        .filter(attempt -> passed(m, attempt) && !answered(m))
        .flatMap(attempt -> unproven(m, attempt, (Shifting) attempt.stage()));
  }

  private static boolean passed(Moment m, Attempt before) {
    return m.after()
        .attempt()
        .filter(after -> after.startedAt().equals(before.startedAt()))
        .filter(after -> !(after.stage() instanceof Stage.RollingBack))
        .filter(after -> rank(after) > rank(before))
        .isPresent();
  }

  private static Optional<String> unproven(Moment m, Attempt attempt, Shifting stage) {
    Step step = attempt.plan().steps().get(stage.step());
    int steps = m.after().attempt().map(ProgressLaws::rank).orElse(0) - rank(attempt);
    Optional<Readings> readings = m.world().readings().known();
    if (stage.weightSeenAt().isEmpty() || readings.isEmpty()) {
      return Optional.of("passed without weight or readings: " + stage);
    }
    Instant from = stage.weightSeenAt().get();
    Duration observed = stage.counted().plus(readings.get().observed().between(from, m.now()));
    boolean enough = stage.released() || observed.compareTo(step.hold().time()) >= 0;
    boolean fresh = readings.get().newest().isAfter(from) && readings.get().doubt().isEmpty();
    return enough && fresh && (steps == 1 || steps > 500)
        ? Optional.empty()
        : Optional.of("%s passed after %s with %s".formatted(step, observed, readings));
  }

  static Optional<String> paused(Moment m) {
    if (!m.intent().paused() || answered(m)) {
      return Optional.empty();
    }
    return m.before()
        .attempt()
        .filter(before -> before.kind() != Attempt.Kind.REVERT)
        .filter(before -> rank(before) < 1_000 && rank(before) != 2)
        .filter(before -> passed(m, before))
        .map(before -> before.stage() + " passed in a pause");
  }

  static Optional<String> heldWaits(Moment m) {
    return m.before()
        .attempt()
        .filter(before -> before.held() && !answered(m))
        .flatMap(
            before ->
                m.after().attempt().filter(after -> after.startedAt().equals(before.startedAt())))
        .filter(after -> !after.held() && !(after.stage() instanceof Stage.RollingBack))
        .map(after -> "%s goes on by itself: %s".formatted(after.breach(), after.stage()));
  }

  private static boolean answered(Moment m) {
    return !m.before().lastToken().equals(m.after().lastToken());
  }
}
