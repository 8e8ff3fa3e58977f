package dev.hotswap.operator.simulation;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.controllers.node.PlayedImage.Exit;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What happens in the cluster and at the gateway by itself. */
final class Weathers {
  private static final String NODE = "win-2";

  private Weathers() {}

  /** False when there is nothing that it could happen to. */
  static boolean perform(Act.Weather act, Play play) {
    var traffic = play.simulated().traffic();
    var cluster = play.simulated().cluster();
    switch (act) {
      case Act.MetricsDown(int seconds) -> {
        traffic.answers(false);
        play.later(seconds, () -> traffic.answers(true));
      }
      case Act.MetricsGarbage(int seconds) -> {
        traffic.garbles(true);
        play.later(seconds, () -> traffic.garbles(false));
      }
      case Act.GatewayStuck(int seconds) -> {
        traffic.follows(false);
        play.later(seconds, () -> traffic.follows(true));
      }
      case Act.ClockBack(int seconds) ->
          play.simulated().clock().advance(Duration.ofSeconds(-seconds));
      case Act.Evict(Slot slot) -> {
        return evict(play, slot);
      }
      case Act.Crash(Slot slot) -> {
        List<Pod> pods = pods(play, slot);
        pods.forEach(
            pod ->
                cluster.crash(
                    SimulatedCluster.NAMESPACE,
                    pod.getMetadata().getName(),
                    Exit.of(Duration.ZERO, 2)));
        return !pods.isEmpty();
      }
      case Act.LoseNode(int seconds) -> {
        cluster.loseNode(NODE);
        play.later(seconds, () -> cluster.findNode(NODE));
      }
    }
    return true;
  }

  private static boolean evict(Play play, Slot slot) {
    List<Pod> pods = pods(play, slot);
    pods.stream()
        .findFirst()
        .ifPresent(
            pod ->
                play.simulated()
                    .people()
                    .pods()
                    .inNamespace(SimulatedCluster.NAMESPACE)
                    .withName(pod.getMetadata().getName())
                    .evict(
                        new EvictionBuilder()
                            .withNewMetadata()
                            .withName(pod.getMetadata().getName())
                            .withNamespace(SimulatedCluster.NAMESPACE)
                            .endMetadata()
                            .build()));
    return !pods.isEmpty();
  }

  private static List<Pod> pods(Play play, Slot slot) {
    return play.simulated()
        .people()
        .pods()
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withLabels(Map.of("hotswap.dev/release", Git.RELEASE, "hotswap.dev/slot", slot.suffix()))
        .list()
        .getItems();
  }
}
