package dev.hotswap.testkit.controllers.api;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What controllers ask about a pod. */
public final class Pods {
  private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

  private Pods() {}

  /** Whether a pod runs or is going to: not finished and not marked for deletion. */
  public static boolean active(Pod pod) {
    return !finished(pod) && !Owners.deleting(pod);
  }

  /** Whether all containers of a pod have ended for good. */
  public static boolean finished(Pod pod) {
    return FINISHED.contains(phase(pod));
  }

  /** The phase; {@code Pending} for a pod that nobody has looked at. */
  public static String phase(Pod pod) {
    return pod.getStatus() == null || pod.getStatus().getPhase() == null
        ? "Pending"
        : pod.getStatus().getPhase();
  }

  /** The address, once there is one. */
  public static Optional<String> address(Pod pod) {
    return Optional.ofNullable(pod.getStatus()).map(status -> status.getPodIP());
  }

  /** The node, once there is one. */
  public static Optional<String> node(Pod pod) {
    return Optional.ofNullable(pod.getSpec().getNodeName());
  }

  /** Whether the pod says that it is ready. */
  public static boolean ready(Pod pod) {
    return condition(pod, "Ready").filter(c -> c.getStatus().equals("True")).isPresent();
  }

  /** Whether the pod has been ready for a while. */
  public static boolean available(Pod pod, Duration minReady, Instant now) {
    return ready(pod) && !availableAt(pod, minReady).isAfter(now);
  }

  /** When a ready pod counts as available. */
  public static Instant availableAt(Pod pod, Duration minReady) {
    return condition(pod, "Ready")
        .map(PodCondition::getLastTransitionTime)
        .map(Instant::parse)
        .orElse(Instant.EPOCH)
        .plus(minReady);
  }

  /** A condition by type. */
  public static Optional<PodCondition> condition(Pod pod, String type) {
    return Optional.ofNullable(pod.getStatus()).stream()
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> condition.getType().equals(type))
        .findFirst();
  }
}
