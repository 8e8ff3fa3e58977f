package dev.hotswap.operator.workload.slot;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.operator.workload.windows.TemplateConflict;
import dev.hotswap.operator.workload.windows.WindowsTemplate;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the slots' Deployments of one release be as desired. */
public final class SlotWriter {
  private final Apply apply;
  private final Owner owner;
  private final WindowsTemplate windows;
  private final Function<Revision, Optional<Blueprint>> blueprints;

  /**
   * Writes the slots of one release.
   *
   * @param apply what writes
   * @param owner the release
   * @param windows defaults of this release
   * @param blueprints where kept templates are found
   */
  public SlotWriter(
      Apply apply,
      Owner owner,
      WindowsTemplate windows,
      Function<Revision, Optional<Blueprint>> blueprints) {
    this.apply = apply;
    this.owner = owner;
    this.windows = windows;
    this.blueprints = blueprints;
  }

  /**
   * Brings one slot one step nearer to what is desired. Safe to repeat.
   *
   * @param seen the slot's Deployment as last seen
   * @param podRevisions revision labels of the pods seen in the slot, terminating ones included
   */
  public SlotOutcome write(
      Slot slot, SlotDesired desired, Optional<Deployment> seen, Set<String> podRevisions) {
    Optional<Deployment> live = seen.filter(owner::controls);
    return switch (SlotChange.between(desired, live, podRevisions)) {
      case SlotChange.Nothing() -> new SlotOutcome.AsDesired();
      case SlotChange.Occupied(String by) -> new SlotOutcome.Occupied(by);
      case SlotChange.Scale(int replicas) ->
          new SlotOutcome.Sent(scale(live.orElseThrow(), replicas));
      case SlotChange.WriteTemplate() ->
          render(slot, desired, deployment -> apply.apply(owner, deployment, live));
      case SlotChange.Replace() ->
          render(slot, desired, deployment -> replace(live.orElseThrow(), deployment));
    };
  }

  /** Takes all pods of a slot away, whatever it holds; what is gone already stays gone. */
  public SlotOutcome empty(Optional<Deployment> live) {
    return live.filter(deployment -> SlotDeployment.replicas(deployment) > 0)
        .<SlotOutcome>map(deployment -> new SlotOutcome.Sent(scale(deployment, 0)))
        .orElseGet(SlotOutcome.AsDesired::new);
  }

  private SlotOutcome render(
      Slot slot, SlotDesired desired, Function<Deployment, Applied<Deployment>> send) {
    Optional<Blueprint> blueprint = blueprints.apply(desired.target().revision());
    if (blueprint.isEmpty()) {
      return new SlotOutcome.NoTemplate(desired.target());
    }
    return switch (blueprint.get().podTemplate()) {
      case Decoded.Misfits<PodTemplateSpec>(String sentence) ->
          new SlotOutcome.Unreadable(sentence);
      case Decoded.Fits<PodTemplateSpec>(PodTemplateSpec template) ->
          fitting(slot, desired, template, send);
    };
  }

  private SlotOutcome fitting(
      Slot slot,
      SlotDesired desired,
      PodTemplateSpec template,
      Function<Deployment, Applied<Deployment>> send) {
    List<TemplateConflict> conflicts = windows.conflicts(template);
    return conflicts.isEmpty()
        ? new SlotOutcome.Sent(
            send.apply(SlotDeployment.render(owner, slot, desired, windows.render(template))))
        : new SlotOutcome.Refused(conflicts);
  }

  private Applied<Deployment> scale(Deployment live, int replicas) {
    return apply.merge(owner, live, "{\"spec\":{\"replicas\":" + replicas + "}}");
  }

  private Applied<Deployment> replace(Deployment live, Deployment desired) {
    Applied<Deployment> deleted = apply.delete(owner, live);
    return deleted.trouble().isPresent() ? deleted : apply.apply(owner, desired, Optional.empty());
  }
}
