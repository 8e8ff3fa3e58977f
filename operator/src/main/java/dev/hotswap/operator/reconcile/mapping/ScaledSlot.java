package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.release.Serving;

/**
 * The slot that an autoscaler is shown: the one with the larger weight, stable's where both have
 * the same. Both together would count pods that get no requests, and divide what the others use by
 * too many: an autoscaler then adds pods for the pods it added.
 */
public final class ScaledSlot {
  private ScaledSlot() {}

  /** The slot; before anything has a weight, the one that will. */
  public static Slot of(ReleaseState state) {
    Slot usual =
        state
            .stable()
            .map(Serving::slot)
            .or(() -> state.attempt().map(Attempt::slot))
            .orElse(state.freeSlot());
    return state.split().map(split -> larger(split, usual)).orElse(usual);
  }

  private static Slot larger(Split split, Slot usual) {
    return split.of(usual) >= split.of(usual.other()) ? usual : usual.other();
  }
}
