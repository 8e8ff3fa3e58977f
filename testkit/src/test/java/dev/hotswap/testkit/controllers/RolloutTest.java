package dev.hotswap.testkit.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.controllers.node.PlayedImage;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final World world = new World();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void a_deployment_gets_ready_pods_on_the_nodes_of_its_pool() {
    world.apply(Workloads.deployment("payment:1.0", 3));

    DeploymentStatus status = world.deployment().getStatus();
    assertThat(status.getReadyReplicas()).isEqualTo(3);
    assertThat(status.getObservedGeneration()).isEqualTo(1);
    assertThat(world.pods())
        .extracting(pod -> pod.getSpec().getNodeName())
        .containsOnly("win-1", "win-2");
  }

  @Test
  void a_new_image_replaces_pods_without_ever_having_fewer_ready_ones() {
    PlayedImage slow = PlayedImage.healthy("2.0").taking(SECOND, SECOND, SECOND);
    world.cluster.registry().push("payment:2.0", slow);
    world.apply(Workloads.deployment("payment:1.0", 3));

    world.apply(Workloads.deployment("payment:2.0", 3));
    int least = 3;
    int most = 3;
    for (int second = 0; second < 20; second++) {
      world.advance(SECOND);
      least = Math.min(least, world.deployment().getStatus().getReadyReplicas());
      most = Math.max(most, world.deployment().getStatus().getReplicas());
    }

    assertThat(least).isEqualTo(3);
    assertThat(most).isEqualTo(4);
    assertThat(world.pods())
        .extracting(pod -> pod.getSpec().getContainers().getFirst().getImage())
        .containsExactly("payment:2.0", "payment:2.0", "payment:2.0");
    assertThat(reason("Progressing")).isEqualTo("NewReplicaSetAvailable");
  }

  @Test
  void a_deployment_made_again_before_the_old_one_is_swept_gets_pods_of_its_own() {
    world.apply(Workloads.deployment("payment:1.0", 3));
    String first = world.deployment().getMetadata().getUid();

    world.client.resource(world.deployment()).delete();
    world.apply(Workloads.deployment("payment:1.0", 3));
    world.advance(Duration.ofMinutes(1));

    assertThat(world.deployment().getMetadata().getUid()).isNotEqualTo(first);
    assertThat(world.deployment().getStatus().getReadyReplicas()).isEqualTo(3);
    assertThat(world.deployment().getStatus().getCollisionCount()).isEqualTo(1);
    assertThat(world.pods()).hasSize(3);
  }

  @Test
  void a_rollout_that_gets_nowhere_says_so_after_its_deadline() {
    world.cluster.registry().push("payment:2.0", PlayedImage.healthy("2.0").neverReady());
    world.apply(Workloads.deployment("payment:1.0", 3));
    world.apply(Workloads.deployment("payment:2.0", 3));

    world.advance(Duration.ofMinutes(11));

    assertThat(reason("Progressing")).isEqualTo("ProgressDeadlineExceeded");
    assertThat(world.deployment().getStatus().getReadyReplicas()).isEqualTo(3);
  }

  @Test
  void going_back_to_an_older_template_uses_its_replica_set_again() {
    world.apply(Workloads.deployment("payment:1.0", 2));
    world.apply(Workloads.deployment("payment:2.0", 2));
    world.apply(Workloads.deployment("payment:1.0", 2));

    assertThat(world.client.apps().replicaSets().inNamespace("shop").list().getItems()).hasSize(2);
    assertThat(world.deployment().getStatus().getUpdatedReplicas()).isEqualTo(2);
  }

  @Test
  void scaling_down_takes_the_pods_that_are_not_ready_first() {
    world.apply(Workloads.deployment("payment:1.0", 3));
    String broken = world.pods().getFirst().getMetadata().getName();
    world.cluster.holdUnready("shop", broken, true);

    world.apply(Workloads.deployment("payment:1.0", 2));

    assertThat(world.pods())
        .extracting(Pod::getMetadata)
        .noneMatch(m -> m.getName().equals(broken));
  }

  @Test
  void a_service_lists_its_pods_with_the_port_number_behind_the_name() {
    world.apply(Workloads.service());
    world.apply(Workloads.deployment("payment:1.0", 2));

    assertThat(ready()).containsExactly(true, true);
    assertThat(slicePort()).isEqualTo(8080);

    world.cluster.holdUnready("shop", world.pods().getFirst().getMetadata().getName(), true);
    world.cluster.settle();
    assertThat(ready()).containsExactlyInAnyOrder(true, false);
  }

  private String reason(String condition) {
    return world.deployment().getStatus().getConditions().stream()
        .filter(c -> c.getType().equals(condition))
        .map(DeploymentCondition::getReason)
        .findFirst()
        .orElse("");
  }

  private List<Boolean> ready() {
    return world
        .client
        .discovery()
        .v1()
        .endpointSlices()
        .inNamespace("shop")
        .list()
        .getItems()
        .stream()
        .flatMap(slice -> slice.getEndpoints().stream())
        .map(Endpoint::getConditions)
        .map(conditions -> conditions.getReady())
        .toList();
  }

  private int slicePort() {
    return world
        .client
        .discovery()
        .v1()
        .endpointSlices()
        .inNamespace("shop")
        .list()
        .getItems()
        .getFirst()
        .getPorts()
        .getFirst()
        .getPort();
  }
}
