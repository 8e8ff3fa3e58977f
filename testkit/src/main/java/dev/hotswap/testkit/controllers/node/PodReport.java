package dev.hotswap.testkit.controllers.node;

import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Pods;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.util.List;
import java.util.Optional;

/** What a kubelet says about a pod. */
final class PodReport {
  private PodReport() {}

  static PodStatus of(Pod pod, PodRun run, Cluster cluster) {
    List<ContainerStatus> containers =
        pod.getSpec().getContainers().stream()
            .map(c -> ContainerReport.of(c, run.of(c), run.ready(c, cluster.now()), cluster.now()))
            .toList();
    String phase = phase(pod, run);
    return new PodStatusBuilder()
        .withPhase(phase)
        .withQosClass(pod.getStatus().getQosClass())
        .withPodIP(run.address())
        .withPodIPs(new PodIP(run.address()))
        .withHostIP("10.0.0.1")
        .withStartTime(ContainerReport.text(run.startedAt()))
        .withContainerStatuses(containers)
        .withConditions(conditions(pod, containers, phase, cluster))
        .build();
  }

  private static String phase(Pod pod, PodRun run) {
    List<Container> containers = pod.getSpec().getContainers();
    List<ContainerRun> runs = containers.stream().map(run::of).toList();
    if (runs.stream().allMatch(one -> one.stage() instanceof Stage.Ended)) {
      boolean well = runs.stream().allMatch(one -> one.last().orElseThrow().exit().code() == 0);
      return well ? "Succeeded" : "Failed";
    }
    boolean allStarted =
        runs.stream()
            .allMatch(one -> one.last().isPresent() || one.stage() instanceof Stage.Running);
    return allStarted ? "Running" : "Pending";
  }

  private static List<PodCondition> conditions(
      Pod pod, List<ContainerStatus> containers, String phase, Cluster cluster) {
    List<String> unready =
        containers.stream().filter(c -> !c.getReady()).map(ContainerStatus::getName).toList();
    boolean ended = phase.equals("Succeeded");
    String reason = unready.isEmpty() ? "" : ended ? "PodCompleted" : "ContainersNotReady";
    String message = unready.isEmpty() || ended ? "" : "containers with unready status: " + unready;
    boolean ready = unready.isEmpty();
    return List.of(
        condition(pod, "PodReadyToStartContainers", true, "", "", cluster),
        condition(pod, "Initialized", true, "", "", cluster),
        condition(pod, "Ready", ready, reason, message, cluster),
        condition(pod, "ContainersReady", ready, reason, message, cluster),
        condition(pod, "PodScheduled", true, "", "", cluster));
  }

  private static PodCondition condition(
      Pod pod, String type, boolean holds, String reason, String message, Cluster cluster) {
    String status = holds ? "True" : "False";
    Optional<PodCondition> before =
        Pods.condition(pod, type).filter(c -> c.getStatus().equals(status));
    return new PodConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason.isEmpty() ? null : reason)
        .withMessage(message.isEmpty() ? null : message)
        .withLastTransitionTime(
            before.map(PodCondition::getLastTransitionTime).orElseGet(cluster::timestamp))
        .build();
  }
}
