package dev.hotswap.operator.workload.service;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/**
 * Lets nodes be drained one pod of a slot at a time. Pods that are not ready may always go: a
 * broken candidate shall not keep a node from being drained (KEP-3017).
 */
public final class DisruptionBudget {
  private DisruptionBudget() {}

  /** The budget of one slot. */
  public static PodDisruptionBudget render(Owner owner, Slot slot) {
    return new PodDisruptionBudgetBuilder()
        .withNewMetadata()
        .withName(new Names(owner.name()).slot(slot))
        .withNamespace(owner.namespace())
        .withLabels(Labels.ofSlot(owner.name(), slot))
        .withOwnerReferences(owner.reference())
        .endMetadata()
        .withNewSpec()
        .withMaxUnavailable(new IntOrString(1))
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .withNewSelector()
        .withMatchLabels(Labels.selector(owner.name(), slot))
        .endSelector()
        .endSpec()
        .build();
  }
}
