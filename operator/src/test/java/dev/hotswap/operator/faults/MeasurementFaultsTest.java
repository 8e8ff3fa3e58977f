package dev.hotswap.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.faults.gateway.MeasuredGateway;
import dev.hotswap.operator.faults.gateway.MeasuredGateway.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With the real source of statistics, over HTTP, and a gateway whose pages can be wrong. */
class MeasurementFaultsTest {
  private final MeasuredGateway gateway = new MeasuredGateway();
  private final Stage stage = new Stage(gateway.operators());

  @AfterEach
  void close() {
    stage.close();
    gateway.close();
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void a_step_waits_while_statistics_are_wrong_and_goes_on_when_they_are_right(Trouble trouble) {
    // Given
    stage.serving().trying(10);

    // When
    gateway.has(trouble);
    stage.pass(60);

    // Then
    assertThat(stage.status().phase()).isEqualTo(Phase.SHIFTING);
    assertThat(Stage.candidateWeight(stage.status())).isEqualTo(10);
    assertThat(stage.condition("MetricsAvailable").message()).contains(trouble.sentence());

    gateway.isWell();
    stage.untilStable("2.0");
    assertThat(stage.lost()).isZero();
  }

  @Test
  void counters_that_begin_anew_are_no_failures() {
    // Given
    stage.serving().trying(10);

    // When
    gateway.beginsToCountAnew();

    // Then
    stage.untilStable("2.0");
    assertThat(stage.told("BreachDetected")).isEmpty();
  }

  @Test
  void a_gateway_is_not_read_each_second_for_a_version_that_waits_in_preflight() {
    // Given
    stage.serving();
    stage.pass(30);
    int before = gateway.asked();

    // When
    stage
        .shop()
        .apply(
            stage
                .shop()
                .manifest("payment", "2.0")
                .replace("replicas: 4", "replicas: 4\n  nodePool: {windowsBuild: \"10.0.26100\"}"));
    stage.pass(60);

    // Then
    assertThat(stage.condition("PreflightPassed").message()).startsWith("NoMatchingNode");
    assertThat(gateway.asked()).as("stable alone, once a minute").isLessThanOrEqualTo(before + 2);
  }

  @Test
  void a_bad_version_is_found_in_the_gateways_own_numbers() {
    // Given
    stage.serving();
    stage.simulated().traffic().fails("2.0");

    // When
    stage.shop().commit("payment", "2.0");
    stage.until(Phase.ROLLED_BACK);

    // Then
    assertThat(stage.condition("Stalled").message()).contains("requests failed");
  }
}
