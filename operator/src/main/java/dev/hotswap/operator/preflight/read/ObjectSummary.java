package dev.hotswap.operator.preflight.read;

import dev.hotswap.operator.workload.observe.PodsApart;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What checks read of somebody else's objects. Whole ones, of a full namespace and for many
 * releases at once, would fill the memory.
 */
final class ObjectSummary {
  private ObjectSummary() {}

  /** The same object, without what no check reads. */
  static <T extends HasMetadata> T of(T full) {
    full.getMetadata().setManagedFields(List.of());
    full.getMetadata().setAnnotations(Map.of());
    switch (full) {
      case Deployment deployment -> {
        deployment.setSpec(null);
        deployment.setStatus(null);
      }
      case Service service -> service.setStatus(null);
      case PodDisruptionBudget budget -> budget.setStatus(null);
      case HorizontalPodAutoscaler scaler -> scaler.setStatus(null);
      case Pod pod -> placeAndSize(pod);
      default -> {}
    }
    return full;
  }

  private static void placeAndSize(Pod pod) {
    PodSpec full = pod.getSpec();
    pod.setSpec(
        new PodSpecBuilder()
            .withNodeName(full.getNodeName())
            .withContainers(sizes(full.getContainers()))
            .withInitContainers(sizes(full.getInitContainers()))
            .withOverhead(full.getOverhead())
            .withAffinity(PodsApart.of(full.getAffinity()))
            .build());
    Optional.ofNullable(pod.getStatus())
        .map(status -> new PodStatusBuilder().withPhase(status.getPhase()).build())
        .ifPresent(pod::setStatus);
  }

  private static List<Container> sizes(List<Container> containers) {
    return containers.stream()
        .map(
            container ->
                new ContainerBuilder()
                    .withResources(container.getResources())
                    .withPorts(PodsApart.hostPorts(container.getPorts()))
                    .build())
        .toList();
  }
}
