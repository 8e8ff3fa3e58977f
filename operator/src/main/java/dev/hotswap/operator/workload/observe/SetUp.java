package dev.hotswap.operator.workload.observe;

import dev.hotswap.core.world.Incident;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.Optional;

/**
 * A pod on its node of which no container was made yet: what it waits for. Status tells volumes and
 * network from images; why volumes or network do not come is told in events only.
 */
record SetUp(ObservedPod pod, Nodes nodes, PodWarnings warnings) {
  /** True once volumes and network are there, so that only images are missing (since 1.29). */
  private static final String CONDITION = "PodReadyToStartContainers";

  /** Whether it is known that only images are missing. */
  static boolean done(ObservedPod pod) {
    return pod.condition(CONDITION).filter(ObservedPod::isTrue).isPresent();
  }

  Incident incident() {
    Instant since = pod.since("PodScheduled");
    if (done(pod)) {
      return new Incident.Pulling(pod.name(), since, pod.node().orElse("unknown"));
    }
    return warnings
        .of(pod.uid())
        .map(warning -> told(warning, since))
        .orElseGet(() -> new Incident.SettingUp(pod.name(), since, untold()));
  }

  private Incident told(PodWarning warning, Instant since) {
    Optional<WindowsMismatch> mismatch = WindowsMismatch.in(warning.message());
    if (mismatch.isPresent()) {
      String node = pod.node().orElse("unknown");
      return new Incident.NotStarted(
          pod.name(),
          since,
          mismatch.get().permanent(),
          mismatch.get().sandbox(node, nodes.windows(node)));
    }
    return warning.namesWhatIsMissing()
        ? new Incident.NotStarted(pod.name(), since, false, warning.sentence())
        : new Incident.SettingUp(pod.name(), since, warning.sentence());
  }

  private String untold() {
    if (pod.node().isEmpty()) {
      return "no scheduler has placed it on a node yet";
    }
    if (pod.containers().isEmpty()) {
      return "its node has said nothing about it yet";
    }
    Optional<PodCondition> condition = pod.condition(CONDITION);
    return condition.isPresent()
        ? "its node prepares its volumes and its network"
        : "its node prepares its volumes, its network or its image, and does not say which (a"
            + " kubelet before 1.29)";
  }
}
