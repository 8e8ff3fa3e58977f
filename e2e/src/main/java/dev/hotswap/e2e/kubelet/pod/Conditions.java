package dev.hotswap.e2e.kubelet.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The conditions a kubelet writes; a transition time changes only when the status does. */
final class Conditions {

  private final Map<String, PodCondition> written = new HashMap<>();

  /** The conditions of a pod whose containers are ready or not. */
  List<PodCondition> of(Pod pod, boolean containersReady, boolean over, Instant now) {
    boolean ready = containersReady && gatesOpen(pod);
    String notReady = over ? "PodCompleted" : "ContainersNotReady";
    return List.of(
        condition("PodReadyToStartContainers", !over, "", now),
        condition("Initialized", true, over ? "PodCompleted" : "", now),
        condition("ContainersReady", containersReady, containersReady ? "" : notReady, now),
        condition(
            "Ready",
            ready,
            ready ? "" : containersReady ? "ReadinessGatesNotReady" : notReady,
            now),
        condition("PodScheduled", true, "", now));
  }

  private PodCondition condition(String type, boolean status, String reason, Instant now) {
    String text = status ? "True" : "False";
    String since =
        Optional.ofNullable(written.get(type))
            .filter(before -> before.getStatus().equals(text))
            .map(PodCondition::getLastTransitionTime)
            .orElseGet(() -> ContainerStatuses.time(now));
    var condition =
        new PodConditionBuilder()
            .withType(type)
            .withStatus(text)
            .withReason(reason.isEmpty() ? null : reason)
            .withLastTransitionTime(since)
            .build();
    written.put(type, condition);
    return condition;
  }

  private static boolean gatesOpen(Pod pod) {
    List<PodReadinessGate> gates =
        Objects.requireNonNullElse(pod.getSpec().getReadinessGates(), List.of());
    return gates.stream().allMatch(gate -> isTrue(pod, gate.getConditionType()));
  }

  private static boolean isTrue(Pod pod, String type) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(given -> given.getType().equals(type) && given.getStatus().equals("True"));
  }
}
