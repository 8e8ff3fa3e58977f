package dev.hotswap.e2e.scenario.play;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Pods as they were at a moment.
 *
 * @param restarts of their containers, by the UID of the pod
 */
record PodRoll(Map<String, Integer> restarts) {
  static PodRoll of(List<Pod> pods) {
    return new PodRoll(
        pods.stream()
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .collect(Collectors.toMap(pod -> pod.getMetadata().getUid(), PodRoll::restarts)));
  }

  private static int restarts(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .mapToInt(ContainerStatus::getRestartCount)
        .sum();
  }

  /** Throws unless each of them is still there and was not restarted since. */
  void requireUndisturbed(List<Pod> now) {
    if (restarts.isEmpty()) {
      throw new Missed("no pod was remembered");
    }
    Map<String, Integer> there = of(now).restarts;
    if (!there.entrySet().containsAll(restarts.entrySet())) {
      throw new Missed(
          "pods were disturbed: restarts by UID were " + restarts + " and are " + there);
    }
  }
}
