package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Attempt.Kind;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import java.util.List;
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
            : before(attempt.plan().steps(), attempt.stage());
    return weight.isPresent() ? Optional.of(attempt.giving(weight.getAsInt())) : Optional.empty();
  }

  private static OptionalInt before(List<Step> steps, Stage stage) {
    return switch (stage) {
      case Stage.Shifting(int step, var _, var _, var _, var _) ->
          OptionalInt.of(weight(steps, step - 1));
      case Stage.Promoting promoting -> OptionalInt.of(weight(steps, steps.size() - 1));
      // Any step may have been the last one. What contradicts the smallest contradicts them all.
      case Stage.RollingBack back ->
          steps.stream().mapToInt(Step::weight).filter(weight -> weight > 0).min();
      case Stage.Clearing _,
          Stage.Preflight _,
          Stage.Staging _,
          Stage.Starting _,
          Stage.Draining _ ->
          OptionalInt.empty();
    };
  }

  private static int weight(List<Step> steps, int step) {
    return step < 0 ? 0 : steps.get(step).weight();
  }
}
