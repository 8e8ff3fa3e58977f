package dev.hotswap.operator.workload.slot;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Editor;
import dev.hotswap.operator.kube.ManagedFields;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody else's change to a slot's Deployment. A changed number of pods is put right at once; a
 * changed template stays while the slot holds pods, because putting it right would restart them.
 *
 * @param slot whose Deployment
 * @param field {@code template} or {@code replicas}
 * @param by who
 */
public record HandEdit(Slot slot, String field, Editor by) {
  private static final String TEMPLATE = "template";

  /** All such changes to this Deployment. */
  public static List<HandEdit> of(Slot slot, Deployment live) {
    return Stream.of(TEMPLATE, "replicas")
        .flatMap(
            field ->
                ManagedFields.editors(live, "spec", field).stream()
                    .map(editor -> new HandEdit(slot, field, editor)))
        .toList();
  }

  /** Whether it stays while the slot holds pods; everything else is put right at once. */
  public boolean lasts() {
    return field.equals(TEMPLATE);
  }

  /** One sentence for a condition. */
  public String sentence() {
    return "slot "
        + slot.suffix()
        + "'s "
        + (lasts() ? "template" : "number of pods")
        + " was changed by "
        + by
        + (lasts()
            ? ": change the release instead; the slot gets its own template back once it is empty"
            : ": change spec.replicas of the release instead");
  }
}
