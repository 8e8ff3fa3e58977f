package dev.hotswap.operator.workload.staging;

import dev.hotswap.core.plan.Target;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pod that makes one node pull all images of a revision. It must not run the image's own
 * program, which might listen, migrate or write; it asks the shell that every Windows base image
 * has to end at once. Where there is no shell the container cannot start, which happens only after
 * its image was pulled: that counts as pulled too.
 *
 * <p>It is admitted wherever the template's own pods are: it carries their labels and annotations,
 * account, priority and scheduler, and asks for a little within their resources. A readiness gate
 * that nobody opens keeps it out of every Service that selects those labels.
 */
final class PullerPod {
  private static final String HOSTNAME = "kubernetes.io/hostname";

  /** The user brings the image onto the nodes: only its being there is checked. */
  static final String NEVER = "Never";

  /** A condition that nobody sets. */
  private static final String NEVER_READY = "hotswap.dev/serves";

  private static final List<String> END_AT_ONCE = List.of("cmd.exe", "/c", "exit 0");

  private PullerPod() {}

  /**
   * The puller of one node.
   *
   * @param pods fit for Windows already
   * @param images container name → image to pull
   */
  static Pod render(
      Owner owner, Target target, PodTemplateSpec pods, Node node, Map<String, String> images) {
    String nodeName = node.getMetadata().getName();
    PodSpec template = pods.getSpec();
    Optional<ObjectMeta> metadata = Optional.ofNullable(pods.getMetadata());
    return new PodBuilder()
        .withNewMetadata()
        .withName(new Names(owner.name()).puller(target.revision(), nodeName))
        .withNamespace(owner.namespace())
        .withLabels(metadata.map(ObjectMeta::getLabels).orElse(Map.of()))
        .addToLabels(Labels.ofPuller(owner.name(), target.revision()))
        .withAnnotations(metadata.map(ObjectMeta::getAnnotations).orElse(Map.of()))
        .addToAnnotations(Labels.VERSION, target.version())
        .addToAnnotations(Labels.NODE, nodeName)
        .withOwnerReferences(owner.reference())
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withTerminationGracePeriodSeconds(0L)
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withOs(template.getOs())
        .withNodeSelector(template.getNodeSelector())
        .addToNodeSelector(HOSTNAME, hostname(node))
        .withTolerations(template.getTolerations())
        .withRuntimeClassName(template.getRuntimeClassName())
        .withServiceAccountName(template.getServiceAccountName())
        .withPriorityClassName(template.getPriorityClassName())
        .withSchedulerName(template.getSchedulerName())
        .addNewReadinessGate(NEVER_READY)
        .withImagePullSecrets(template.getImagePullSecrets())
        .withSecurityContext(template.getSecurityContext())
        .withContainers(containers(template).map(c -> pulling(c, images)).toList())
        .endSpec()
        .build();
  }

  /** Everything in the template that has an image. */
  static Stream<Container> containers(PodSpec template) {
    return Stream.concat(template.getInitContainers().stream(), template.getContainers().stream());
  }

  private static Container pulling(Container container, Map<String, String> images) {
    String image = images.getOrDefault(container.getName(), container.getImage());
    return new ContainerBuilder()
        .withName(container.getName())
        .withImage(image)
        .withImagePullPolicy(policy(container, image))
        .withCommand(END_AT_ONCE)
        .withSecurityContext(container.getSecurityContext())
        .withResources(PullerResources.within(container.getResources()))
        .build();
  }

  /** A tag is resolved anew on every node, or an old copy would pass for the new version. */
  private static String policy(Container container, String image) {
    String own = Optional.ofNullable(container.getImagePullPolicy()).orElse("Always");
    return new ImageRef(image).pinned() && !own.equals(NEVER) ? "IfNotPresent" : own;
  }

  private static String hostname(Node node) {
    return Optional.ofNullable(node.getMetadata().getLabels())
        .map(labels -> labels.get(HOSTNAME))
        .orElse(node.getMetadata().getName());
  }
}
