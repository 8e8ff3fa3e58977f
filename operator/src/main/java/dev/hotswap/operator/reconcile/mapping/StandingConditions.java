package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.operator.metrics.watch.Remembered;
import java.util.List;
import java.util.Optional;

/**
 * What lasts and is not as it should be, beside what is decided: each a sentence.
 *
 * @param troubles what could not, or may not, be written to the cluster
 * @param edits what somebody changed, and cannot be put back just now
 * @param unreadable what of the release's objects could not be read
 * @param faults what the operator failed at itself
 * @param learned what was learned of stable, where it is to be kept now; what is kept stays else
 * @param refusal why the command annotation cannot be read
 */
public record StandingConditions(
    List<String> troubles,
    List<String> edits,
    List<String> unreadable,
    List<String> faults,
    Optional<Remembered> learned,
    Optional<String> refusal) {
  /** Nothing. */
  public static final StandingConditions NONE =
      new StandingConditions(
          List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

  public StandingConditions {
    troubles = List.copyOf(troubles);
    edits = List.copyOf(edits);
    unreadable = List.copyOf(unreadable);
    faults = List.copyOf(faults);
  }
}
