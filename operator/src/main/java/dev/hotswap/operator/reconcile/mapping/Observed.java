package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.operator.metrics.watch.Remembered;
import java.util.List;
import java.util.Optional;

/**
 * What status says besides what is decided: what was seen, and what lasts and is not as it should
 * be, each a sentence.
 *
 * @param policies those that were read: what is kept of a plan
 * @param pods that exist of the slot that an autoscaler is shown, {@link ScaledSlot}
 * @param troubles what could not, or may not, be written to the cluster
 * @param edits what somebody changed, and cannot be put back just now
 * @param unreadable what of the release's objects could not be read
 * @param faults what the operator failed at itself
 * @param learned what was learned of stable, where it is to be kept now; what is kept stays else
 * @param refusal why the command annotation cannot be read
 */
public record Observed(
    FrozenPolicies policies,
    int pods,
    List<String> troubles,
    List<String> edits,
    List<String> unreadable,
    List<String> faults,
    Optional<Remembered> learned,
    Optional<String> refusal) {
  public Observed {
    troubles = List.copyOf(troubles);
    edits = List.copyOf(edits);
    unreadable = List.copyOf(unreadable);
    faults = List.copyOf(faults);
  }

  /** Everything is as it should be. */
  public static Observed fine(FrozenPolicies policies, int pods) {
    return new Observed(
        policies,
        pods,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
