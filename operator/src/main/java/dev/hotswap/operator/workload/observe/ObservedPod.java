package dev.hotswap.operator.workload.observe;

import dev.hotswap.operator.kube.Labels;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Questions about one pod.
 *
 * @param pod as last seen
 */
record ObservedPod(Pod pod) {
  private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

  /** What tells it from every other pod that ever was. */
  String uid() {
    return Optional.ofNullable(pod.getMetadata().getUid()).orElseGet(this::name);
  }

  String name() {
    return pod.getMetadata().getName();
  }

  /** Whether its containers have ended for good: such a pod can neither serve nor hold a slot. */
  boolean finished() {
    return FINISHED.contains(phase());
  }

  /** Whether it was told to end. */
  boolean terminating() {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  boolean ready() {
    return !terminating()
        && !finished()
        && condition("Ready").filter(ObservedPod::isTrue).isPresent();
  }

  String phase() {
    return status().map(PodStatus::getPhase).orElse("Pending");
  }

  /** Why the pod as a whole is where it is, as Kubernetes says it. */
  Optional<String> reason() {
    return status().map(PodStatus::getReason);
  }

  /** The same for people. */
  Optional<String> message() {
    return status().map(PodStatus::getMessage);
  }

  Optional<PodCondition> condition(String type) {
    return status().stream()
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> type.equals(condition.getType()))
        .findFirst();
  }

  static boolean isTrue(PodCondition condition) {
    return "True".equals(condition.getStatus());
  }

  List<ContainerStatus> containers() {
    return status().map(PodStatus::getContainerStatuses).orElse(List.of());
  }

  List<ContainerStatus> initContainers() {
    return status().map(PodStatus::getInitContainerStatuses).orElse(List.of());
  }

  Optional<String> node() {
    return Optional.ofNullable(pod.getSpec()).map(PodSpec::getNodeName);
  }

  /** The image that the container of this name is to run. */
  String image(String container) {
    return Stream.of(pod.getSpec().getInitContainers(), pod.getSpec().getContainers())
        .flatMap(List::stream)
        .filter(each -> container.equals(each.getName()))
        .flatMap(each -> Optional.ofNullable(each.getImage()).stream())
        .findFirst()
        .orElse("of container " + container);
  }

  /** The revision its template was made from. */
  String revision() {
    return Optional.ofNullable(pod.getMetadata().getLabels())
        .map(labels -> labels.get(Labels.REVISION))
        .orElse("unknown");
  }

  /** When the condition last changed; when the pod was made where the condition does not say. */
  Instant since(String condition) {
    return condition(condition)
        .flatMap(c -> ApiTime.read(c.getLastTransitionTime()))
        .orElseGet(this::created);
  }

  Instant created() {
    return ApiTime.read(pod.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH);
  }

  private Optional<PodStatus> status() {
    return Optional.ofNullable(pod.getStatus());
  }
}
