package dev.hotswap.testkit.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.controllers.api.Pods;
import dev.hotswap.testkit.controllers.node.PlayedNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodesTest {
  private final World world = new World();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void a_pod_that_fits_nowhere_says_why() {
    world.cluster.addNode(PlayedNode.linux("linux-1"));
    Pod big = Workloads.pod("big", "payment:1.0");
    big.getSpec()
        .getContainers()
        .getFirst()
        .setResources(
            new io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder()
                .withRequests(Map.of("memory", new Quantity("64Gi")))
                .build());

    world.apply(big);

    PodCondition scheduled = Pods.condition(world.pod("big"), "PodScheduled").orElseThrow();
    assertThat(scheduled.getReason()).isEqualTo("Unschedulable");
    assertThat(scheduled.getMessage())
        .isEqualTo(
            "0/3 nodes are available: 2 Insufficient memory, 1 node(s) didn't match Pod's node"
                + " affinity/selector.");
  }

  @Test
  void a_pod_without_the_toleration_stays_off_windows_nodes() {
    Pod plain = Workloads.pod("plain", "payment:1.0");
    plain.getSpec().setTolerations(java.util.List.of());

    world.apply(plain);

    assertThat(Pods.condition(world.pod("plain"), "PodScheduled").orElseThrow().getMessage())
        .contains("2 node(s) had untolerated taint {os: windows}");
  }

  @Test
  void room_that_is_made_is_used() {
    world.apply(Workloads.deployment("payment:1.0", 221));
    assertThat(world.deployment().getStatus().getReadyReplicas()).isEqualTo(220);

    world.cluster.addNode(PlayedNode.windows("win-3", "10.0.20348"));
    world.cluster.settle();

    assertThat(world.deployment().getStatus().getReadyReplicas()).isEqualTo(221);
  }

  @Test
  void a_lost_node_takes_its_pods_out_of_service_and_they_are_replaced_later() {
    world.apply(Workloads.deployment("payment:1.0", 4));
    world.cluster.loseNode("win-1");

    world.advance(Duration.ofMinutes(1));
    assertThat(world.deployment().getStatus().getReadyReplicas()).isEqualTo(2);
    world.advance(Duration.ofMinutes(6));
    assertThat(world.deployment().getStatus().getReadyReplicas()).isEqualTo(4);
    assertThat(world.pods()).hasSize(6);

    world.cluster.findNode("win-1");
    world.advance(Duration.ofMinutes(1));
    assertThat(world.pods()).hasSize(4);
  }
}
