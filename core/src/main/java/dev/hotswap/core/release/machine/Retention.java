package dev.hotswap.core.release.machine;

import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage.Draining;
import java.util.Optional;

/** How long the version before stays warm. */
final class Retention {
  private Retention() {}

  /** Gives it up once its time is over, unless it still drains, serves, or served just now. */
  static ReleaseState expire(DecisionInput input, ReleaseState state) {
    boolean draining =
        state.attempt().filter(attempt -> attempt.stage() instanceof Draining).isPresent();
    boolean over =
        state
            .retained()
            .filter(old -> !input.now().isBefore(old.until()))
            .filter(old -> input.outOfService(state, old.serving().backend()::equals))
            .isPresent();
    return over && !draining ? state.retaining(Optional.empty()) : state;
  }
}
