package dev.hotswap.operator.workload.staging;

import dev.hotswap.core.world.Incident;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.workload.observe.ApiTime;
import dev.hotswap.operator.workload.observe.ImagePull;
import dev.hotswap.operator.workload.observe.PodSetUp;
import dev.hotswap.operator.workload.observe.StartFailure;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one puller's pod has to say.
 *
 * @param pod as last seen
 * @param around its node, and what was told of pods in events
 */
record PullerReport(Pod pod, PullerSurroundings around) {
  private static final Set<String> BEFORE_THE_IMAGE_IS_THERE =
      Set.of("", "ContainerCreating", "PodInitializing");

  String name() {
    return pod.getMetadata().getName();
  }

  String node() {
    return Optional.ofNullable(pod.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(Labels.NODE))
        .orElse("unknown");
  }

  /** Image ids of the containers whose image is on the node: container name → id, may be empty. */
  Map<String, String> pulled() {
    Map<String, String> pulled = new HashMap<>();
    for (ContainerStatus container : containers()) {
      if (isPulled(container)) {
        pulled.put(container.getName(), Objects.requireNonNullElse(container.getImageID(), ""));
      }
    }
    return pulled;
  }

  /** Whether nothing more will come of it. */
  boolean ended() {
    return Set.of("Succeeded", "Failed").contains(phase());
  }

  /** Why the image is not there; empty once it is. */
  Optional<Incident> incident() {
    return containers().stream()
        .flatMap(container -> failed(container).or(() -> mismatch(container)).stream())
        .findFirst()
        .or(this::turnedAway)
        .or(this::unplaced)
        .or(this::underWay);
  }

  /** When the last of its containers ended; when the pod was made, where none did. */
  Instant time() {
    return containers().stream()
        .flatMap(container -> ended(container).stream())
        .flatMap(end -> ApiTime.read(end.getFinishedAt()).stream())
        .max(Instant::compareTo)
        .orElseGet(this::created);
  }

  private Instant created() {
    return ApiTime.read(pod.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH);
  }

  private Optional<Incident> failed(ContainerStatus container) {
    return waiting(container)
        .flatMap(ImagePull::failed)
        .map(
            failure ->
                new Incident.PullFailed(
                    name(),
                    created(),
                    failure.permanent(),
                    "node "
                        + node()
                        + ", container "
                        + container.getName()
                        + ": "
                        + failure.detail()));
  }

  private Optional<Incident> turnedAway() {
    String why =
        Optional.ofNullable(pod.getStatus())
            .map(PodStatus::getMessage)
            .orElse("the puller ended before the image was there");
    return phase().equals("Failed") && containers().stream().noneMatch(PullerReport::isPulled)
        ? Optional.of(new Incident.NotStarted(name(), time(), false, "node " + node() + ": " + why))
        : Optional.empty();
  }

  /** The image is there and cannot run on this node: nor could the service's own pod. */
  private Optional<Incident> mismatch(ContainerStatus container) {
    return StartFailure.mismatch(container)
        .map(
            found ->
                new Incident.NotStarted(
                    name(),
                    time(),
                    found.permanent(),
                    "container "
                        + container.getName()
                        + ": "
                        + found.sentence(
                            node(), around.nodes().windows(node()), image(container.getName()))));
  }

  private String image(String container) {
    return Optional.ofNullable(pod.getSpec()).map(PodSpec::getContainers).stream()
        .flatMap(List::stream)
        .filter(each -> container.equals(each.getName()))
        .map(Container::getImage)
        .findFirst()
        .orElse("of container " + container);
  }

  private Optional<Incident> underWay() {
    boolean over = ended() || containers().stream().anyMatch(PullerReport::isPulled);
    return over
        ? Optional.empty()
        : Optional.of(PodSetUp.of(pod, around.nodes(), around.warnings()));
  }

  /** No room for it on its node, or the node is closed: that may change. */
  private Optional<Incident> unplaced() {
    return Optional.ofNullable(pod.getStatus()).stream()
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .filter(condition -> condition.getStatus().equals("False"))
        .map(condition -> "node " + node() + ": " + condition.getMessage())
        .<Incident>map(why -> new Incident.Unschedulable(name(), created(), why))
        .findFirst();
  }

  /**
   * Kubelet makes a container only after its image is there, whatever becomes of it then. An image
   * that cannot run on the node might as well not be there.
   */
  private static boolean isPulled(ContainerStatus container) {
    Optional<ContainerStateWaiting> waiting = waiting(container);
    boolean before =
        waiting.isPresent()
            && (ImagePull.failed(waiting.get()).isPresent()
                || BEFORE_THE_IMAGE_IS_THERE.contains(
                    Objects.requireNonNullElse(waiting.get().getReason(), "")));
    return container.getState() != null && !before && StartFailure.mismatch(container).isEmpty();
  }

  private List<ContainerStatus> containers() {
    return Optional.ofNullable(pod.getStatus())
        .map(PodStatus::getContainerStatuses)
        .orElse(List.of());
  }

  private String phase() {
    return Optional.ofNullable(pod.getStatus()).map(PodStatus::getPhase).orElse("Pending");
  }

  private static Optional<ContainerStateWaiting> waiting(ContainerStatus container) {
    return Optional.ofNullable(container.getState()).map(ContainerState::getWaiting);
  }

  private static Optional<ContainerStateTerminated> ended(ContainerStatus container) {
    return Optional.ofNullable(container.getState()).map(ContainerState::getTerminated);
  }
}
