package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.analysis.NoData;
import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Missing evidence is neither a pass nor a breach. */
class EvidenceTest {
  @Test
  void tooFewRequestsAreWaitedForAndThenAPersonIsAsked() {
    Scenario release =
        Scenario.stable("1.0", plan(NoData.Then.HOLD, InsufficientEvidence.Then.HOLD))
            .commit("2.0", Conduct.UNPROVEN);

    release.untilWeight(50).pass(15);
    assertThat(release.state().phase()).isEqualTo(Phase.SHIFTING);

    release.until(Phase.WAITING).pass(60);
    assertThat(release.weight(Slot.B)).isEqualTo(50);

    release.when(new Happening.Ask(Command.Verb.PROMOTE)).until(Phase.STABLE);
    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  @Test
  void aPolicyMayPromoteWithoutEvidence() {
    Scenario release =
        Scenario.stable("1.0", plan(NoData.Then.HOLD, InsufficientEvidence.Then.PROMOTE))
            .commit("2.0", Conduct.UNPROVEN);

    release.until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  @Test
  void nothingIsShiftedBlind() {
    Scenario release =
        Scenario.stable("1.0", plan(NoData.Then.HOLD, InsufficientEvidence.Then.HOLD))
            .when(new Happening.MetricsDown(Duration.ofSeconds(60)))
            .commit("2.0", Conduct.HEALTHY);

    release.pass(55);
    assertThat(release.weight(Slot.B)).isZero();
    assertThat(release.state().phase()).isEqualTo(Phase.STARTING);

    release.until(Phase.STABLE);
  }

  @Test
  void readingsThatStayAwayHoldTheWeightAndGoOnWhenTheyComeBack() {
    Scenario release =
        Scenario.stable("1.0", plan(NoData.Then.HOLD, InsufficientEvidence.Then.HOLD))
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(10)
            .when(new Happening.MetricsDown(Duration.ofSeconds(60)))
            .pass(55);
    assertThat(release.weight(Slot.B)).isEqualTo(10);

    release.until(Phase.STABLE);
  }

  @Test
  void readingsThatStayAwayGoBackWhereThePolicySaysSo() {
    Scenario release =
        Scenario.stable("1.0", plan(NoData.Then.ROLLBACK, InsufficientEvidence.Then.HOLD))
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(10)
            .when(new Happening.MetricsDown(Duration.ofSeconds(60)));

    release.until(Phase.ROLLED_BACK);

    assertThat(release.lastSummary()).startsWith("rolled back 2.0: no usable readings for 10 s");
  }

  @Test
  void aCountersBaselineIsTakenWithTheFirstShareOfTraffic() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STARTING);
    assertThat(release.state().attempt().orElseThrow().trafficSince()).isEmpty();

    release.untilWeight(10);

    assertThat(release.state().attempt().orElseThrow().trafficSince()).isPresent();
  }

  private static Plan plan(NoData.Then noData, InsufficientEvidence.Then evidence) {
    return Plans.of(
        List.of(Plans.step(10, 5), Plans.step(50, 5)),
        new Sizing.Full(),
        OnBreach.ROLLBACK,
        new NoData(Duration.ofSeconds(10), noData),
        new InsufficientEvidence(Duration.ofSeconds(20), evidence));
  }
}
