package dev.hotswap.operator.workload.slot;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Map;
import java.util.Optional;

/** A slot's Deployment: how it is written and how it is read. */
public final class SlotDeployment {
  /** A pod that dies within its first seconds does not count as available. */
  private static final int MIN_READY_SECONDS = 5;

  private SlotDeployment() {}

  /**
   * The Deployment of one slot. Should its pods ever be replaced in place (somebody ran {@code
   * kubectl rollout restart}), a new one is ready before an old one goes.
   *
   * @param template fit for Windows already
   */
  public static Deployment render(
      Owner owner, Slot slot, SlotDesired desired, PodTemplateSpec template) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(new Names(owner.name()).slot(slot))
        .withNamespace(owner.namespace())
        .withLabels(Labels.ofSlot(owner.name(), slot))
        .addToLabels(Labels.REVISION, desired.target().revision().hash())
        .addToAnnotations(Labels.VERSION, desired.target().version())
        .withOwnerReferences(owner.reference())
        .endMetadata()
        .withNewSpec()
        .withReplicas(desired.replicas())
        .withMinReadySeconds(MIN_READY_SECONDS)
        .withRevisionHistoryLimit(0)
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(new IntOrString(1))
        .withMaxUnavailable(new IntOrString(0))
        .endRollingUpdate()
        .endStrategy()
        .withNewSelector()
        .withMatchLabels(Labels.selector(owner.name(), slot))
        .endSelector()
        .withTemplate(SlotTemplate.of(template, owner.name(), slot, desired))
        .endSpec()
        .build();
  }

  /** The target whose template this Deployment carries; empty for one that Hotswap never wrote. */
  public static Optional<Target> holds(Deployment live) {
    Map<String, String> labels =
        Optional.ofNullable(live.getMetadata().getLabels()).orElse(Map.of());
    Map<String, String> annotations =
        Optional.ofNullable(live.getMetadata().getAnnotations()).orElse(Map.of());
    return Optional.ofNullable(labels.get(Labels.REVISION))
        .filter(hash -> hash.matches("[a-z0-9]{1,16}"))
        .map(
            hash -> new Target(new Revision(hash), annotations.getOrDefault(Labels.VERSION, hash)));
  }

  /** How many pods it asks for. */
  public static int replicas(Deployment live) {
    return Optional.ofNullable(live.getSpec()).map(DeploymentSpec::getReplicas).orElse(1);
  }

  /** Whether it neither asks for pods nor has any. */
  static boolean isEmpty(Deployment live) {
    int running =
        Optional.ofNullable(live.getStatus()).map(DeploymentStatus::getReplicas).orElse(0);
    return replicas(live) == 0 && running == 0;
  }
}
