package dev.hotswap.operator.workload.staging;

import dev.hotswap.core.world.Incident;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.workload.observe.ApiTime;
import dev.hotswap.operator.workload.observe.ImagePull;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
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
 */
record PullerReport(Pod pod) {
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

  /** Why the image is not there, where something is wrong. */
  Optional<Incident> incident() {
    return containers().stream()
        .flatMap(container -> failed(container).stream())
        .findFirst()
        .or(this::turnedAway)
        .or(this::unplaced);
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
        ? Optional.of(new Incident.PullFailed(name(), time(), false, "node " + node() + ": " + why))
        : Optional.empty();
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

  /** Kubelet makes a container only after its image is there, whatever becomes of it then. */
  private static boolean isPulled(ContainerStatus container) {
    Optional<ContainerStateWaiting> waiting = waiting(container);
    boolean before =
        waiting.isPresent()
            && (ImagePull.failed(waiting.get()).isPresent()
                || BEFORE_THE_IMAGE_IS_THERE.contains(
                    Objects.requireNonNullElse(waiting.get().getReason(), "")));
    return container.getState() != null && !before;
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
