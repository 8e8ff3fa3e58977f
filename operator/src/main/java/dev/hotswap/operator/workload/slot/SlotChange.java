package dev.hotswap.operator.workload.slot;

import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.operator.kube.ManagedFields;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Optional;
import java.util.Set;

/** What has to be done to a slot's Deployment. Only an empty slot ever gets a template. */
public sealed interface SlotChange {
  /** It is as desired, or nothing is wanted where nothing is. */
  record Nothing() implements SlotChange {}

  /** The template goes into the empty slot, or brings back a missing Deployment. */
  record WriteTemplate() implements SlotChange {}

  /**
   * The slot is empty, but somebody wrote into its template: it goes first, with what they left.
   */
  record Replace() implements SlotChange {}

  /** The number of pods changes, and nothing else. */
  record Scale(int replicas) implements SlotChange {}

  /** Something else still runs here: it has to go first. */
  record Occupied(String by) implements SlotChange {}

  /**
   * What follows from what is wanted and what is there.
   *
   * @param live the slot's Deployment, if it has one
   * @param revisions revisions of the pods that exist in the slot, terminating ones included
   */
  static SlotChange between(SlotDesired desired, Optional<Deployment> live, Set<String> revisions) {
    return live.map(deployment -> existing(desired, deployment, revisions))
        .orElseGet(() -> missing(desired, revisions));
  }

  private static SlotChange missing(SlotDesired desired, Set<String> revisions) {
    if (desired.replicas() == 0) {
      return new Nothing();
    }
    return Set.of(desired.target().revision().hash()).containsAll(revisions)
        ? new WriteTemplate()
        : new Occupied("pods of revision " + String.join(", ", revisions));
  }

  private static SlotChange existing(SlotDesired desired, Deployment live, Set<String> revisions) {
    boolean empty = SlotDeployment.isEmpty(live) && revisions.isEmpty();
    if (desired.replicas() == 0 || (holds(live, desired.target()) && !empty)) {
      return SlotDeployment.replicas(live) == desired.replicas()
          ? new Nothing()
          : new Scale(desired.replicas());
    }
    if (!empty) {
      return new Occupied(
          SlotDeployment.holds(live).map(Target::version).orElse("an unknown version"));
    }
    return ManagedFields.editors(live, "spec", "template").isEmpty()
        ? new WriteTemplate()
        : new Replace();
  }

  private static boolean holds(Deployment live, Target target) {
    return SlotDeployment.holds(live)
        .filter(t -> t.revision().equals(target.revision()))
        .isPresent();
  }
}
