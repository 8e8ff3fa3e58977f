package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Scenario;
import org.junit.jupiter.api.Test;

class UpgradeTest {
  @Test
  void aHealthyVersionTakesOverStepByStep() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY);

    release.untilWeight(10).untilWeight(50).untilWeight(100).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
    assertThat(release.weight(Slot.B)).isEqualTo(100);
    assertThat(release.play().cluster().lostSeconds()).isZero();
  }

  @Test
  void aVersionThatFailsRequestsGoesBackAndIsHeld() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS);

    release.until(Phase.ROLLED_BACK);

    assertThat(release.weight(Slot.A)).isEqualTo(100);
    assertThat(release.lastSummary())
        .isEqualTo(
            "rolled back 2.0: 8 of 40 requests failed (limit 5 %), stable 0.0 %;"
                + " traffic restored in 1 s");
  }
}
