package dev.hotswap.core.release.hold;

import dev.hotswap.core.plan.Hold;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What holds a step: {@link Holds} asks for it. */
public final class StepGate {
  private StepGate() {}

  /** What keeps this step from passing; empty when it may pass. */
  static Optional<Obstacle> obstacle(DecisionInput input, Attempt attempt, Shifting stage) {
    if (attempt.held()) {
      return attempt.breach().map(Obstacle.BreachHeld::new);
    }
    if (input.intent().paused()) {
      return Optional.of(new Obstacle.Paused());
    }
    if (!input.carries(attempt, step(attempt, stage).weight())) {
      return Optional.of(new Obstacle.TooFewReady());
    }
    if (stage.weightSeenAt().isEmpty()) {
      return input
          .unreached(attempt, step(attempt, stage).weight())
          .<Obstacle>map(Obstacle.NotReached::new)
          .or(() -> Optional.of(new Obstacle.NotFollowed()));
    }
    return switch (input.world().readings()) {
      case Seen.Unknown<Readings>(String why, Instant since) ->
          Optional.of(Holds.unusable(input, why, since));
      case Seen.Known<Readings>(Readings readings, Instant at) ->
          obstacle(input, attempt, stage, readings, stage.weightSeenAt().get());
    };
  }

  /** Observed time of this step so far. */
  public static Duration counted(DecisionInput input, Shifting stage) {
    Duration running =
        stage
            .weightSeenAt()
            .flatMap(from -> input.readings().map(r -> r.observed().between(from, input.now())))
            .orElse(Duration.ZERO);
    return stage.counted().plus(running);
  }

  /** Observed time this step needs, beyond which nothing changes by itself. */
  public static Duration needed(Attempt attempt, Shifting stage) {
    Duration hold = step(attempt, stage).hold().time();
    return last(attempt, stage) ? hold.plus(attempt.plan().analysis().evidence().after()) : hold;
  }

  private static Optional<Obstacle> obstacle(
      DecisionInput input, Attempt attempt, Shifting stage, Readings readings, Instant seenAt) {
    if (readings.doubt().isPresent()) {
      Readings.Doubt doubt = readings.doubt().get();
      return Optional.of(Holds.unusable(input, doubt.why(), doubt.since()));
    }
    Optional<String> unknown = readings.assessment().unknown();
    if (unknown.isPresent()) {
      return Optional.of(new Obstacle.Blind(unknown.get(), readings.newest()));
    }
    if (readings.assessment().shared().isPresent()) {
      return readings.assessment().shared().map(Obstacle.SharedIncident::new);
    }
    if (!readings.newest().isAfter(seenAt)) {
      return Optional.of(new Obstacle.NoFreshSample());
    }
    return stage.released() ? Optional.empty() : unfinished(input, attempt, stage, readings);
  }

  private static Optional<Obstacle> unfinished(
      DecisionInput input, Attempt attempt, Shifting stage, Readings readings) {
    Hold hold = step(attempt, stage).hold();
    if (hold instanceof Hold.Person) {
      return Optional.of(new Obstacle.AwaitsPerson());
    }
    if (counted(input, stage).compareTo(hold.time()) < 0) {
      return Optional.of(new Obstacle.Holding());
    }
    return last(attempt, stage) && !readings.assessment().healthy()
        ? withoutEvidence(input, attempt, stage)
        : Optional.empty();
  }

  private static Optional<Obstacle> withoutEvidence(
      DecisionInput input, Attempt attempt, Shifting stage) {
    if (counted(input, stage).compareTo(needed(attempt, stage)) < 0) {
      return Optional.of(new Obstacle.TooLittleEvidence());
    }
    return switch (attempt.plan().analysis().evidence().then()) {
      case HOLD -> Optional.of(new Obstacle.Inconclusive());
      case PROMOTE -> Optional.empty();
    };
  }

  /** The step of the plan that this stage is at. */
  public static Step step(Attempt attempt, Shifting stage) {
    return attempt.plan().steps().get(stage.step());
  }

  /** True at the plan's last step. */
  public static boolean last(Attempt attempt, Shifting stage) {
    return stage.step() == attempt.plan().steps().size() - 1;
  }
}
