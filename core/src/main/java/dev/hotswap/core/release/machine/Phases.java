package dev.hotswap.core.release.machine;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Clearing;
import dev.hotswap.core.release.state.Stage.Draining;
import dev.hotswap.core.release.state.Stage.Preflight;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Staging;
import dev.hotswap.core.release.state.Stage.Starting;

/** The word people see for where a release stands. */
final class Phases {
  private Phases() {}

  static Phase of(DecisionInput input, ReleaseState state) {
    return state
        .attempt()
        .map(attempt -> trying(input, attempt))
        .orElseGet(() -> idle(input, state));
  }

  private static Phase trying(DecisionInput input, Attempt attempt) {
    return Holds.of(input, attempt).filter(Obstacle.ForPerson.class::isInstance).isPresent()
        ? Phase.WAITING
        : of(attempt.stage());
  }

  private static Phase of(Stage stage) {
    return switch (stage) {
      case Preflight s -> Phase.PREFLIGHT;
      case Staging s -> Phase.STAGING;
      case Clearing s -> Phase.CLEARING;
      case Starting s -> Phase.STARTING;
      case Shifting s -> Phase.SHIFTING;
      case Promoting s -> Phase.PROMOTING;
      case Draining s -> Phase.DRAINING;
      case RollingBack s -> Phase.ROLLING_BACK;
    };
  }

  private static Phase idle(DecisionInput input, ReleaseState state) {
    Revision target = input.intent().target().revision();
    if (state.stable().filter(s -> s.target().revision().equals(target)).isPresent()) {
      return Phase.STABLE;
    }
    return Holds.of(input, state)
        .map(
            hold ->
                switch (hold) {
                  case Obstacle.HeldBack held ->
                      state.stable().isPresent() ? Phase.ROLLED_BACK : Phase.FAILED;
                  case Obstacle.NothingKnown unknown -> Phase.ADOPTING;
                  case Obstacle.ForPerson asked -> Phase.WAITING;
                  case Obstacle.Rechecked unseen -> Phase.PREFLIGHT;
                  case Obstacle.Awaited awaited -> Phase.PREFLIGHT;
                })
        .orElse(Phase.PREFLIGHT);
  }
}
