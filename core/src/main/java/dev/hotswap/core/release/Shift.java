package dev.hotswap.core.release;

import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.Stage.Promoting;
import dev.hotswap.core.release.Stage.Shifting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Moves weight to the candidate, one step after another. */
final class Shift {
  private Shift() {}

  static ReleaseState advance(Look look, ReleaseState state, Attempt attempt, Shifting stage) {
    ReleaseState weighted = Traffic.toward(look, state, wanted(look, state, attempt, stage));
    if (!weighted.equals(state)) {
      return weighted;
    }
    Shifting clocked = clock(look, state, attempt, stage);
    if (!clocked.equals(stage)) {
      return state.at(attempt, clocked);
    }
    return Holds.of(look, attempt).isPresent()
        ? state
        : state.at(attempt, next(look, attempt, stage));
  }

  /** The first step, or straight to promotion; the candidate's evidence begins. */
  static ReleaseState begin(Look look, ReleaseState state, Attempt attempt) {
    Attempt admitted =
        attempt.trafficSince().isPresent()
            ? attempt
            : attempt.admitted(look.now(), look.world().counters());
    Stage first = attempt.plan().steps().isEmpty() ? promoting(look, false) : shifting(look, 0);
    return state.at(admitted, first);
  }

  private static Split wanted(Look look, ReleaseState state, Attempt attempt, Shifting stage) {
    int weight = StepGate.step(attempt, stage).weight();
    int current = state.share(attempt.to());
    boolean frozen = attempt.held() || look.intent().paused() || !look.carries(attempt, weight);
    return attempt.giving(frozen ? Math.min(current, weight) : weight);
  }

  private static Shifting clock(Look look, ReleaseState state, Attempt attempt, Shifting stage) {
    int weight = StepGate.step(attempt, stage).weight();
    boolean asDecided = state.split().equals(Optional.of(attempt.giving(weight)));
    boolean carried = look.carries(attempt, weight);
    if (stage.weightSeenAt().isEmpty()) {
      return asDecided && carried && look.followed(state)
          ? clocked(stage, Optional.of(look.evidenceFrom()), stage.counted())
          : stage;
    }
    boolean followsOther = look.contradicts(state);
    boolean short_ = look.backend(attempt.to()).isPresent() && !carried;
    return !asDecided || short_ || followsOther
        ? clocked(stage, Optional.empty(), StepGate.counted(look, stage))
        : stage;
  }

  private static Stage next(Look look, Attempt attempt, Shifting stage) {
    return StepGate.last(attempt, stage)
        ? promoting(look, false)
        : shifting(look, stage.step() + 1);
  }

  private static Shifting shifting(Look look, int step) {
    return new Shifting(step, look.now(), Optional.empty(), Duration.ZERO, false);
  }

  static Promoting promoting(Look look, boolean released) {
    return new Promoting(Promoting.Move.WEIGHT, look.now(), Optional.empty(), released);
  }

  private static Shifting clocked(
      Shifting stage, Optional<Instant> weightSeenAt, Duration counted) {
    return new Shifting(stage.step(), stage.since(), weightSeenAt, counted, stage.released());
  }
}
