package dev.hotswap.core.report;

import dev.hotswap.core.plan.Hold;
import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.hold.StepGate;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Elapsed;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.world.ObservedTime;
import dev.hotswap.core.world.Readings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long a step still takes. While its time runs, the moment at which it is over: a number that
 * stays the same. While it stands still, how much of it counted.
 */
final class StepTimeSentence {
  private StepTimeSentence() {}

  /** Empty where no time ends the step, or its time is over. */
  static Optional<String> of(Subject subject, Attempt attempt, Stage.Shifting stage) {
    boolean person = StepGate.step(attempt, stage).hold() instanceof Hold.Person;
    if (person || stage.released() || attempt.held()) {
      return Optional.empty();
    }
    return needed(subject, attempt, stage).flatMap(time -> of(subject, stage, time));
  }

  /** The pause, or what waits for evidence after it: whichever the step is at. */
  private static Optional<Duration> needed(Subject subject, Attempt attempt, Stage.Shifting stage) {
    return subject
        .hold()
        .filter(hold -> !(hold instanceof Obstacle.Inconclusive))
        .map(
            hold ->
                hold instanceof Obstacle.TooLittleEvidence
                    ? StepGate.needed(attempt, stage)
                    : StepGate.step(attempt, stage).hold().time())
        .filter(Duration::isPositive);
  }

  private static Optional<String> of(Subject subject, Stage.Shifting stage, Duration needed) {
    return running(subject, stage)
        .map(observed -> ends(observed, stage, needed))
        .orElseGet(
            () ->
                Optional.of(
                    "%s of %s counted"
                        .formatted(new Elapsed(stage.counted()), new Elapsed(needed))));
  }

  /** What was observed, where time runs: the weight is in force and readings come. */
  private static Optional<ObservedTime> running(Subject subject, Stage.Shifting stage) {
    return stage
        .weightSeenAt()
        .flatMap(seen -> subject.world().readings().known())
        .filter(readings -> readings.doubt().isEmpty())
        .map(Readings::observed)
        .filter(observed -> !observed.stretches().isEmpty());
  }

  private static Optional<String> ends(
      ObservedTime observed, Stage.Shifting stage, Duration needed) {
    Instant last = observed.stretches().getLast().to();
    Duration counted =
        stage
            .counted()
            .plus(stage.weightSeenAt().map(at -> observed.between(at, last)).orElse(Duration.ZERO));
    Instant end = last.plus(needed).minus(counted);
    return Optional.of("its time is over at " + seconds(end)).filter(text -> end.isAfter(last));
  }

  private static Instant seconds(Instant time) {
    return time.plus(Duration.ofMillis(999)).truncatedTo(ChronoUnit.SECONDS);
  }
}
