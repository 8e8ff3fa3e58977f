package dev.hotswap.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.condition.ConditionStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.controllers.node.PlayedImage.Exit;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkloadFaultsTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void an_image_that_cannot_be_pulled_is_held_before_a_single_request_is_at_stake() {
    // Given
    stage.serving();
    stage.push("2.0", Stage.healthy("2.0").unpullable("manifest unknown"));

    // When
    stage.shop().commit("payment", "2.0");
    stage.until(Phase.ROLLED_BACK);

    // Then
    assertThat(stage.condition("Stalled").reason()).isEqualTo("RolledBack");
    assertThat(stage.condition("Stalled").message())
        .contains("2.0")
        .contains("the image cannot be pulled")
        .contains("manifest unknown");
    stage.pass(2);
    assertThat(stage.news())
        .contains("2.0: the image cannot be pulled")
        .doesNotContain("2.0 is to get");
    goesOnWith("3.0");
  }

  @Test
  void a_crash_loop_ends_the_attempt_before_a_single_request_is_at_stake() {
    // Given a process that ends before its probe can answer
    stage.serving();
    stage.push(
        "2.0",
        Stage.healthy("2.0")
            .taking(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(4))
            .exiting(Exit.of(Duration.ofSeconds(2), 1)));

    // When
    stage.shop().commit("payment", "2.0");
    stage.until(Phase.ROLLED_BACK);

    // Then
    assertThat(stage.condition("Stalled").message())
        .contains("ended again after")
        .contains("exit code 1");
    assertThat(stage.lost()).isZero();
    goesOnWith("3.0");
  }

  @Test
  void a_candidate_that_runs_out_of_memory_at_half_of_all_requests_loses_them_in_the_same_second() {
    // Given
    stage.serving().trying(50);

    // When
    stage
        .pods("b")
        .forEach(
            pod ->
                stage
                    .simulated()
                    .cluster()
                    .crash(
                        SimulatedCluster.NAMESPACE,
                        pod.getMetadata().getName(),
                        Exit.outOfMemory(Duration.ZERO)));
    stage.simulated().second();

    // Then
    assertThat(Stage.candidateWeight(stage.status())).isZero();
    stage.until(Phase.ROLLED_BACK);
    assertThat(stage.condition("Stalled").message()).contains("OOMKilled");
    stage.pass(2);
    assertThat(stage.news()).contains("2.0 gets no requests any more");
    goesOnWith("3.0");
  }

  @Test
  void without_room_for_its_pods_a_version_waits_and_stable_serves_until_there_is_room() {
    // Given
    stage.serving();
    cordon(true);

    // When
    stage.shop().commit("payment", "2.0");
    stage.pass(20);

    // Then
    assertThat(stage.condition("PreflightPassed").status()).isEqualTo(ConditionStatus.FALSE);
    assertThat(stage.condition("PreflightPassed").message()).contains("win-1");
    assertThat(stage.told("PreflightFailed")).hasSize(1);
    assertThat(stage.stableVersion()).isEqualTo("1.0");

    cordon(false);
    stage.untilStable("2.0");
    assertThat(stage.lost()).isZero();
  }

  @Test
  void while_stable_has_no_ready_pod_the_candidate_serves_and_the_step_waits() {
    // Given
    stage.serving().trying(10);

    // When
    hold(true);
    stage.pass(5);

    // Then
    assertThat(Stage.candidateWeight(stage.status())).isEqualTo(100);
    assertThat(stage.untilReason("Reconciling", "StableLost").message()).contains("1.0");
    stage.pass(60);
    assertThat(stage.status().phase()).isEqualTo(Phase.SHIFTING);

    hold(false);
    stage.untilStable("2.0");
  }

  @Test
  void a_single_pod_is_replaced_without_a_lost_request() {
    // Given
    stage.shop().apply(single("1.0"));
    stage.untilStable("1.0");

    // When
    stage.shop().apply(single("2.0"));

    // Then
    stage.untilStable("2.0");
    assertThat(stage.pods("b")).hasSize(1);
    assertThat(stage.lost()).isZero();
  }

  private String single(String version) {
    return stage.shop().manifest("payment", version).replace("replicas: 4", "replicas: 1");
  }

  private void goesOnWith(String version) {
    stage.shop().commit("payment", version);
    stage.untilStable(version);
  }

  private void hold(boolean unready) {
    stage
        .pods("a")
        .forEach(
            pod ->
                stage
                    .simulated()
                    .cluster()
                    .holdUnready(SimulatedCluster.NAMESPACE, pod.getMetadata().getName(), unready));
  }

  private void cordon(boolean on) {
    var nodes = stage.simulated().people().nodes();
    for (Node node : nodes.list().getItems()) {
      nodes
          .resource(node)
          .edit(n -> new NodeBuilder(n).editSpec().withUnschedulable(on).endSpec().build());
    }
  }
}
