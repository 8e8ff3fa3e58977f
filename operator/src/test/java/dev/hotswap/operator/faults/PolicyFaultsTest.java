package dev.hotswap.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.condition.ConditionStatus;
import dev.hotswap.operator.reconcile.simulated.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyFaultsTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void without_its_policy_a_version_waits_and_stable_serves() {
    // Given
    stage.serving();
    stage.shop().deletePolicy();

    // When
    stage.shop().commit("payment", "2.0");
    stage.pass(10);

    // Then
    assertThat(stage.condition("PreflightPassed").reason()).isEqualTo("PreflightBlocked");
    assertThat(stage.condition("PreflightPassed").message())
        .contains("spec.policyRef names HotSwapPolicy careful")
        .contains("create it or name another one");
    assertThat(stage.told("PreflightFailed")).hasSize(1);
    assertThat(stage.stableVersion()).isEqualTo("1.0");

    bringBack();
    stage.untilStable("2.0");
    assertThat(stage.lost()).isZero();
  }

  @Test
  void a_policy_that_goes_in_the_middle_of_an_attempt_holds_only_the_next_one() {
    // Given
    stage.serving().trying(10);

    // When
    stage.shop().deletePolicy();
    stage.pass(2);

    // Then
    assertThat(stage.condition("PolicyCurrent").status()).isEqualTo(ConditionStatus.FALSE);
    assertThat(stage.condition("PolicyCurrent").reason()).isEqualTo("PolicyMissing");
    stage.untilStable("2.0");

    stage.shop().commit("payment", "3.0");
    stage.pass(10);
    assertThat(stage.condition("PreflightPassed").status()).isEqualTo(ConditionStatus.FALSE);

    bringBack();
    stage.untilStable("3.0");
    assertThat(stage.lost()).isZero();
  }

  private void bringBack() {
    var _ = new Shop(stage.simulated());
  }
}
