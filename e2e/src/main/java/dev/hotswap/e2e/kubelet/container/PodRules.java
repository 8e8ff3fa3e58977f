package dev.hotswap.e2e.kubelet.container;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Objects;

/** What a pod's spec says about all of its containers. */
public record PodRules(Pod pod) {

  /** How long the pod's processes have to end, unless a deletion says otherwise. */
  public Duration grace() {
    Long seconds = pod.getSpec().getTerminationGracePeriodSeconds();
    return Duration.ofSeconds(Objects.requireNonNullElse(seconds, 30L));
  }

  /** Whether a container that ended with this status is started again. */
  boolean restarts(int exitCode) {
    return switch (restartPolicy()) {
      case "Never" -> false;
      case "OnFailure" -> exitCode != 0;
      default -> true;
    };
  }

  /**
   * Whether the container's command is only played. A command made for Windows would not run here,
   * so in a pod that is never restarted (an image puller) it ends well at once.
   */
  boolean plays(Container container) {
    return restartPolicy().equals("Never")
        && container.getCommand() != null
        && !container.getCommand().isEmpty();
  }

  private String restartPolicy() {
    return Objects.requireNonNullElse(pod.getSpec().getRestartPolicy(), "Always");
  }
}
