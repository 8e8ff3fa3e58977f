package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FirstReleaseTest {
  @Test
  void theFirstVersionGetsTheRouteOnceItIsReadyAndNoSteps() {
    Scenario release = Scenario.first("1.0", Conduct.HEALTHY);

    release.until(Phase.STARTING);
    assertThat(release.state().split()).isEmpty();

    release.until(Phase.STABLE);
    assertThat(release.state().split()).contains(Split.all(Slot.A.lane()));
    assertThat(release.phases()).doesNotContain(Phase.SHIFTING, Phase.DRAINING);
  }

  @Test
  void aFirstVersionThatFailsLeavesNothingBehindAndIsHeld() {
    Scenario release = Scenario.first("1.0", Conduct.CRASH_LOOPS).until(Phase.FAILED).pass(5);

    assertThat(release.lastSummary())
        .isEqualTo(
            "gave up 1.0: pod payment-a-0 ended again after 2 restarts:"
                + " exit code 137 (OOMKilled)");
    assertThat(release.state().split()).isEmpty();
    assertThat(release.state().stable()).isEmpty();
    assertThat(release.replicas(Slot.A)).isZero();

    release.pass(120);
    assertThat(release.state().phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void aFixedVersionStartsAfterAFailedFirstOne() {
    Scenario release = Scenario.first("1.0", Conduct.NO_IMAGE).until(Phase.FAILED);

    release.commit("1.1", Conduct.HEALTHY).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("1.1");
  }

  @Test
  void aFirstVersionThatEndsRightAfterItGotTheRouteLosesIt() {
    Scenario release =
        Scenario.first("1.0", Conduct.HEALTHY)
            .when(new Happening.GatewayStuck(Duration.ofSeconds(20)));
    release.until(Phase.PROMOTING).when(new Happening.CrashAll(Slot.A));

    release.until(Phase.FAILED);

    assertThat(release.state().split()).isEmpty();
  }

  @Test
  void aFirstVersionThatIsAbortedKeepsItsPodsUntilTheGatewayHadTimeToLeave() {
    Scenario release = Scenario.first("1.0", Conduct.HEALTHY).until(Phase.PROMOTING);
    release
        .when(new Happening.GatewayStuck(Duration.ofSeconds(20)))
        .when(new Happening.Ask(Command.Verb.ABORT))
        .pass(20);
    assertThat(release.state().split()).isEmpty();
    assertThat(release.replicas(Slot.A)).isEqualTo(4);

    release.until(Phase.FAILED);

    assertThat(release.replicas(Slot.A)).isZero();
  }

  @Test
  void aNewerSpecReplacesAFirstVersionThatIsNotReady() {
    Scenario release = Scenario.first("1.0", Conduct.NEVER_READY).until(Phase.STARTING).pass(5);

    release.commit("1.1", Conduct.HEALTHY).until(Phase.STABLE);

    assertThat(release.state().history().getLast().outcome())
        .isEqualTo(HistoryEntry.Outcome.SUPERSEDED);
    assertThat(release.state().rejected()).isEmpty();
  }
}
