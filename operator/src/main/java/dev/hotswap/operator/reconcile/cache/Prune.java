package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.ManagedFields;
import dev.hotswap.operator.workload.observe.PodsApart;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeStatusBuilder;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.api.model.NodeSystemInfoBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is kept of watched objects: a cluster's worth of full ones would fill the memory. */
final class Prune {
  private static final int LONGEST_COMMAND = 1_000;

  private Prune() {}

  /**
   * Of annotations only Hotswap's own: anybody may write 256 KiB of others on every object that he
   * may label.
   */
  static <T extends HasMetadata> T annotations(T object) {
    Optional.ofNullable(object.getMetadata().getAnnotations())
        .filter(all -> !all.keySet().stream().allMatch(key -> key.startsWith(Labels.PREFIX)))
        .ifPresent(all -> object.getMetadata().setAnnotations(own(all)));
    return object;
  }

  private static Map<String, String> own(Map<String, String> all) {
    return all.entrySet().stream()
        .filter(annotation -> annotation.getKey().startsWith(Labels.PREFIX))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Of a release's metadata what says which one it is, how it ends, and what is asked of it. */
  static void metadata(GoRelease release) {
    release.getMetadata().setAnnotations(command(release));
    release.getMetadata().setFinalizers(Finalizers.pruned(release.getMetadata().getFinalizers()));
    release.getMetadata().setManagedFields(List.of());
    release.getMetadata().setLabels(Map.of());
    release.getMetadata().setOwnerReferences(List.of());
  }

  /** The command alone: others mean nothing, and a longer one is none. */
  private static Map<String, String> command(GoRelease release) {
    return Optional.ofNullable(release.getMetadata().getAnnotations())
        .map(all -> all.get(Labels.COMMAND))
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_COMMAND)))
        .map(text -> Map.of(Labels.COMMAND, text))
        .orElse(Map.of());
  }

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

  /** What a revision keeps, as text: a tree takes ten times as much. */
  static ControllerRevision snapshot(ControllerRevision full) {
    if (full.getData() != null) {
      full.setData(new RawTree(Json.tree(full.getData()).toString()));
    }
    return fieldOwners(full);
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
            .withAffinity(PodsApart.of(pod.getSpec().getAffinity()))
            .endSpec()
            .withStatus(pod.getStatus())
            .build();
    return fieldOwners(small);
  }

  /** A namespace's labels. */
  static Namespace namespace(Namespace full) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(full.getMetadata().getName())
        .withUid(full.getMetadata().getUid())
        .withResourceVersion(full.getMetadata().getResourceVersion())
        .withLabels(full.getMetadata().getLabels())
        .endMetadata()
        .build();
  }

  /**
   * A gateway, and which pods it runs on.
   *
   * @param selector their labels
   */
  static GenericKubernetesResource gateway(
      GenericKubernetesResource full, Map<String, String> selector) {
    var small = new GenericKubernetesResource();
    small.setApiVersion(full.getApiVersion());
    small.setKind(full.getKind());
    small.setMetadata(
        new ObjectMetaBuilder()
            .withName(full.getMetadata().getName())
            .withNamespace(full.getMetadata().getNamespace())
            .withUid(full.getMetadata().getUid())
            .withResourceVersion(full.getMetadata().getResourceVersion())
            .build());
    small.setAdditionalProperty("spec", Map.of("selector", selector));
    return small;
  }

  /** The labels of a gateway's pods, as {@link #gateway} keeps them. */
  static Map<String, String> selector(GenericKubernetesResource gateway) {
    return gateway.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
            && spec.get("selector") instanceof Map<?, ?> labels
        ? labels.entrySet().stream()
            .collect(
                Collectors.toMap(
                    label -> String.valueOf(label.getKey()),
                    label -> String.valueOf(label.getValue())))
        : Map.of();
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
                                .withLastTransitionTime(condition.getLastTransitionTime())
                                .build())
                    .toList())
            .withNodeInfo(windows(full.getNodeInfo()))
            .build();
  }

  /** Which Windows it is. */
  private static @Nullable NodeSystemInfo windows(@Nullable NodeSystemInfo full) {
    return full == null
        ? null
        : new NodeSystemInfoBuilder().withKernelVersion(full.getKernelVersion()).build();
  }
}
