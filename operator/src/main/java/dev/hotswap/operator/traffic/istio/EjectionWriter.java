package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the slots' DestinationRules be as asked for, or be gone where nobody asks. */
public final class EjectionWriter {
  private final Apply apply;
  private final Owner owner;
  private final String clusterDomain;
  private final Optional<Ejection> asked;

  /** Writes those of this release. */
  public EjectionWriter(Apply apply, Owner owner, String clusterDomain, Optional<Ejection> asked) {
    this.apply = apply;
    this.owner = owner;
    this.clusterDomain = clusterDomain;
    this.asked = asked;
  }

  /**
   * Writes what differs.
   *
   * @param live as last seen
   */
  public List<Applied<DestinationRule>> write(List<DestinationRule> live) {
    return asked
        .map(ejection -> both(ejection, live))
        .orElseGet(
            () ->
                live.stream()
                    .filter(owner::controls)
                    .map(rule -> apply.delete(owner, rule))
                    .toList());
  }

  private List<Applied<DestinationRule>> both(Ejection ejection, List<DestinationRule> live) {
    return Arrays.stream(Slot.values())
        .map(
            slot ->
                apply.apply(
                    owner,
                    SlotDestinationRule.render(owner, slot, clusterDomain, ejection),
                    of(slot, live)))
        .toList();
  }

  private Optional<DestinationRule> of(Slot slot, List<DestinationRule> live) {
    String name = new Names(owner.name()).slot(slot);
    return live.stream().filter(rule -> name.equals(rule.getMetadata().getName())).findFirst();
  }
}
