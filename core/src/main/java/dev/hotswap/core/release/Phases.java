package dev.hotswap.core.release;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.release.Stage.Clearing;
import dev.hotswap.core.release.Stage.Draining;
import dev.hotswap.core.release.Stage.Preflight;
import dev.hotswap.core.release.Stage.Promoting;
import dev.hotswap.core.release.Stage.RollingBack;
import dev.hotswap.core.release.Stage.Shifting;
import dev.hotswap.core.release.Stage.Staging;
import dev.hotswap.core.release.Stage.Starting;

/** The word people see for where a release stands. */
final class Phases {
  private Phases() {}

  static Phase of(Look look, ReleaseState state) {
    return state.attempt().map(attempt -> trying(look, attempt)).orElseGet(() -> idle(look, state));
  }

  private static Phase trying(Look look, Attempt attempt) {
    return switch (attempt.stage()) {
      case Preflight s -> unlessPaused(look, attempt, Phase.PREFLIGHT);
      case Staging s -> unlessPaused(look, attempt, Phase.STAGING);
      case Clearing s -> Phase.CLEARING;
      case Starting s -> unlessPaused(look, attempt, Phase.STARTING);
      case Shifting s ->
          StepGate.obstacle(look, attempt, s).filter(Obstacle::needsPerson).isPresent()
              ? Phase.WAITING
              : Phase.SHIFTING;
      case Promoting s -> attempt.held() ? Phase.WAITING : Phase.PROMOTING;
      case Draining s -> Phase.DRAINING;
      case RollingBack s -> Phase.ROLLING_BACK;
    };
  }

  private static Phase unlessPaused(Look look, Attempt attempt, Phase phase) {
    return look.pauses(attempt) ? Phase.WAITING : phase;
  }

  private static Phase idle(Look look, ReleaseState state) {
    Revision target = look.intent().target().revision();
    if (state.stable().filter(s -> s.target().revision().equals(target)).isPresent()) {
      return Phase.STABLE;
    }
    if (state.rejects(target)) {
      return state.stable().isPresent() ? Phase.ROLLED_BACK : Phase.FAILED;
    }
    if (state.blank() && !Adoption.populated(look).isEmpty()) {
      return Phase.ADOPTING;
    }
    return look.intent().paused() ? Phase.WAITING : Phase.PREFLIGHT;
  }
}
