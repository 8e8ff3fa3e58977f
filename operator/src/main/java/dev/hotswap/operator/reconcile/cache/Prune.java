package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.operator.kube.ManagedFields;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of watched objects: a cluster's worth of full ones would fill the memory. */
final class Prune {
  private Prune() {}

  /** Without the record of who owns which field. */
  static <T extends HasMetadata> T fieldOwners(T object) {
    object.getMetadata().setManagedFields(List.of());
    return object;
  }

  /** Of the record of who owns which field only who else wrote into spec. */
  static <T extends HasMetadata> T editors(T object) {
    object.getMetadata().setManagedFields(ManagedFields.ofSpec(object));
    return object;
  }

  /**
   * How many pods a Deployment asks for and has, which images they run, what keeps them away, and
   * who else wrote it.
   */
  static Deployment deployment(Deployment full) {
    List<Container> containers =
        Optional.ofNullable(full.getSpec().getTemplate())
            .map(PodTemplateSpec::getSpec)
            .map(PodSpec::getContainers)
            .orElse(List.of());
    return editors(
        new DeploymentBuilder()
            .withMetadata(full.getMetadata())
            .withNewSpec()
            .withReplicas(full.getSpec().getReplicas())
            .withNewTemplate()
            .withNewSpec()
            .withContainers(images(containers))
            .endSpec()
            .endTemplate()
            .endSpec()
            .withStatus(status(full.getStatus()))
            .build());
  }

  private static DeploymentStatus status(@Nullable DeploymentStatus full) {
    return full == null
        ? new DeploymentStatus()
        : new DeploymentStatusBuilder()
            .withReplicas(full.getReplicas())
            .withConditions(full.getConditions())
            .build();
  }

  private static List<Container> images(List<Container> containers) {
    return containers.stream().map(container -> image(container).build()).toList();
  }

  private static List<Container> sized(List<Container> containers) {
    return containers.stream()
        .map(container -> image(container).withResources(container.getResources()).build())
        .toList();
  }

  private static ContainerBuilder image(Container container) {
    return new ContainerBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withPorts(container.getPorts());
  }

  /** Without status, which changes often and is not read. */
  static PodDisruptionBudget status(PodDisruptionBudget budget) {
    budget.setStatus(null);
    return fieldOwners(budget);
  }

  /** Where a pod runs, what its containers are called and ask for, and how it is. */
  static Pod pod(Pod pod) {
    Pod small =
        new PodBuilder()
            .withMetadata(pod.getMetadata())
            .withNewSpec()
            .withNodeName(pod.getSpec().getNodeName())
            .withContainers(sized(pod.getSpec().getContainers()))
            .withInitContainers(sized(pod.getSpec().getInitContainers()))
            .withOverhead(pod.getSpec().getOverhead())
            .endSpec()
            .withStatus(pod.getStatus())
            .build();
    return fieldOwners(small);
  }

  /** A node's labels, what it offers and whether it takes pods; a heartbeat changes none of it. */
  static Node node(Node node) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(node.getMetadata().getName())
        .withUid(node.getMetadata().getUid())
        .withLabels(node.getMetadata().getLabels())
        .endMetadata()
        .withSpec(node.getSpec())
        .withStatus(status(node.getStatus()))
        .build();
  }

  private static NodeStatus status(@Nullable NodeStatus full) {
    return full == null
        ? new NodeStatus()
        : new NodeStatusBuilder()
            .withAllocatable(full.getAllocatable())
            .withConditions(
                full.getConditions().stream()
                    .map(
                        condition ->
                            new NodeConditionBuilder()
                                .withType(condition.getType())
                                .withStatus(condition.getStatus())
                                .build())
                    .toList())
            .build();
  }
}
