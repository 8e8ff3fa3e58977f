package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import java.util.EnumMap;
import java.util.Map;

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
            .flatMap(stable -> stable.backend().slot())
            .or(() -> state.attempt().flatMap(Attempt::slot))
            .orElseGet(() -> state.freeLane().in());
    return state.split().map(split -> larger(split, usual)).orElse(usual);
  }

  private static Slot larger(Split split, Slot usual) {
    Map<Slot, Integer> weights = new EnumMap<>(Slot.class);
    weights.put(usual, 0);
    split
        .shares()
        .forEach(
            (backend, share) ->
                backend.slot().ifPresent(slot -> weights.merge(slot, share, Integer::sum)));
    return weights.entrySet().stream()
        .filter(slot -> slot.getValue() > weights.getOrDefault(usual, 0))
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(usual);
  }
}
