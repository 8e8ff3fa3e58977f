package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Attempt.Kind;
import dev.hotswap.core.release.state.ReleaseState;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which split a gateway can still follow that has not heard of the running one. An operator that
 * was just started did not see the change; the attempt says what came before it.
 */
final class Replaced {
  private Replaced() {}

  /** The split before the one the state says; empty where no attempt tells. */
  static Optional<Split> by(ReleaseState state) {
    return state.attempt().flatMap(Replaced::of);
  }

  private static Optional<Split> of(Attempt attempt) {
    OptionalInt weight =
        attempt.kind() == Kind.FIRST
            ? OptionalInt.of(0)
            : attempt.stage().weightBefore(attempt.plan().steps());
    return weight.isPresent() ? Optional.of(attempt.giving(weight.getAsInt())) : Optional.empty();
  }
}
