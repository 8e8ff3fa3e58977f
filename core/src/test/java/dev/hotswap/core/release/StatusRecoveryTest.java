package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Status is empty and the cluster is not. */
class StatusRecoveryTest {
  @Test
  void whatTheRouteServesBecomesStableAndNothingIsTouched() {
    Scenario release = Scenario.stable("1.0").when(new Happening.StatusLost()).pass(2);

    assertThat(release.state().phase()).isEqualTo(Phase.STABLE);
    assertThat(release.state().stable().orElseThrow().backend()).isEqualTo(Slot.A.lane());
    assertThat(release.replicas(Slot.A)).isEqualTo(4);
    assertThat(release.play().cluster().lostSeconds()).isZero();
    assertThat(release.told()).contains(EventName.ADOPTION_FINISHED);
  }

  @Test
  void anAttemptThatNobodyRemembersGoesBackAndStartsAnew() {
    Scenario release =
        Scenario.stable("1.0")
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(10)
            .when(new Happening.StatusLost())
            .pass(1);
    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("1.0");
    assertThat(release.state().phase()).isEqualTo(Phase.ROLLING_BACK);

    release.until(Phase.STABLE);
    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
    assertThat(release.play().cluster().lostSeconds()).isZero();
  }

  @Test
  void nothingIsDecidedWhileASlotOrTheRouteCannotBeSeen() {
    Scenario release =
        Scenario.stable("1.0")
            .when(new Happening.RouteUnseen(Duration.ofSeconds(20)))
            .when(new Happening.StatusLost())
            .pass(15);

    assertThat(release.state().blank()).isTrue();
    assertThat(release.state().phase()).isEqualTo(Phase.ADOPTING);
    assertThat(release.moments().getLast().desired()).isEmpty();

    release.until(Phase.STABLE);
    assertThat(release.play().cluster().lostSeconds()).isZero();
  }
}
