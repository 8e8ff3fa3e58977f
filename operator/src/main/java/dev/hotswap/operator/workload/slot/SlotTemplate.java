package dev.hotswap.operator.workload.slot;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.operator.kube.Labels;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a template becomes in one slot: it knows its release, its slot and its exact images. */
final class SlotTemplate {
  private SlotTemplate() {}

  static PodTemplateSpec of(
      PodTemplateSpec template, String release, Slot slot, SlotDesired desired) {
    return new PodTemplateSpecBuilder(template)
        .editMetadata()
        .addToLabels(Labels.selector(release, slot))
        .addToLabels(Labels.REVISION, desired.target().revision().hash())
        .addToAnnotations(Labels.VERSION, desired.target().version())
        .endMetadata()
        .editSpec()
        .withContainers(pinned(template.getSpec().getContainers(), desired.images()))
        .withInitContainers(pinned(template.getSpec().getInitContainers(), desired.images()))
        .withTopologySpreadConstraints(spread(template, release, slot))
        .endSpec()
        .build();
  }

  private static List<Container> pinned(List<Container> containers, Map<String, String> images) {
    return containers.stream()
        .map(
            container ->
                new ContainerBuilder(container)
                    .withImage(images.getOrDefault(container.getName(), container.getImage()))
                    .build())
        .toList();
  }

  /** One lost node shall not take a whole slot; a full pool shall not keep a pod from starting. */
  private static List<TopologySpreadConstraint> spread(
      PodTemplateSpec template, String release, Slot slot) {
    boolean own =
        !template.getSpec().getTopologySpreadConstraints().isEmpty()
            || Optional.ofNullable(template.getSpec().getAffinity())
                .map(Affinity::getPodAntiAffinity)
                .isPresent();
    return own
        ? template.getSpec().getTopologySpreadConstraints()
        : List.of(
            new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("kubernetes.io/hostname")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(Labels.selector(release, slot))
                .endLabelSelector()
                .build());
  }
}
