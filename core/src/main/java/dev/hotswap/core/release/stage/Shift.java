package dev.hotswap.core.release.stage;

import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.hold.StepGate;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.Shifting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Moves weight to the candidate, one step after another. */
public final class Shift {
  private Shift() {}

  /** One look at a step. */
  public static ReleaseState advance(
      DecisionInput input, ReleaseState state, Attempt attempt, Shifting stage) {
    ReleaseState weighted = Traffic.toward(input, state, wanted(input, state, attempt, stage));
    if (!weighted.equals(state)) {
      return weighted;
    }
    Shifting clocked = clock(input, state, attempt, stage);
    if (!clocked.equals(stage)) {
      return state.at(attempt, clocked);
    }
    return Holds.of(input, attempt).isPresent()
        ? state
        : state.at(attempt, next(input, attempt, stage));
  }

  /** The first step, or straight to promotion; the candidate's evidence begins. */
  static ReleaseState begin(DecisionInput input, ReleaseState state, Attempt attempt) {
    Attempt admitted =
        attempt.trafficSince().isPresent()
            ? attempt
            : attempt.admitted(input.now(), input.world().counters());
    Stage first = attempt.plan().steps().isEmpty() ? promoting(input, false) : shifting(input, 0);
    return state.at(admitted, first);
  }

  private static Split wanted(
      DecisionInput input, ReleaseState state, Attempt attempt, Shifting stage) {
    int weight = StepGate.step(attempt, stage).weight();
    int current = state.share(attempt.to());
    boolean frozen = attempt.held() || input.intent().paused() || !input.carries(attempt, weight);
    return attempt.giving(frozen ? Math.min(current, weight) : weight);
  }

  private static Shifting clock(
      DecisionInput input, ReleaseState state, Attempt attempt, Shifting stage) {
    int weight = StepGate.step(attempt, stage).weight();
    boolean asDecided = state.split().equals(Optional.of(attempt.giving(weight)));
    boolean carried = input.carries(attempt, weight);
    if (stage.weightSeenAt().isEmpty()) {
      return asDecided && carried && input.followed(state)
          ? clocked(stage, Optional.of(input.evidenceFrom()), stage.counted())
          : stage;
    }
    boolean followsOther = input.contradicts(state);
    boolean short_ = input.backend(attempt.to()).isPresent() && !carried;
    return !asDecided || short_ || followsOther
        ? clocked(stage, Optional.empty(), StepGate.counted(input, stage))
        : stage;
  }

  private static Stage next(DecisionInput input, Attempt attempt, Shifting stage) {
    return StepGate.last(attempt, stage)
        ? promoting(input, false)
        : shifting(input, stage.step() + 1);
  }

  private static Shifting shifting(DecisionInput input, int step) {
    return new Shifting(step, input.now(), Optional.empty(), Duration.ZERO, false);
  }

  /** The stage after the last step. */
  public static Promoting promoting(DecisionInput input, boolean released) {
    return new Promoting(Promoting.Move.WEIGHT, input.now(), Optional.empty(), released);
  }

  private static Shifting clocked(
      Shifting stage, Optional<Instant> weightSeenAt, Duration counted) {
    return new Shifting(stage.step(), stage.since(), weightSeenAt, counted, stage.released());
  }
}
