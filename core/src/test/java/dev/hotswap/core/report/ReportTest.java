package dev.hotswap.core.report;

import static dev.hotswap.core.report.ConditionType.METRICS_AVAILABLE;
import static dev.hotswap.core.report.ConditionType.PAUSED;
import static dev.hotswap.core.report.ConditionType.POLICY_CURRENT;
import static dev.hotswap.core.report.ConditionType.PREFLIGHT_PASSED;
import static dev.hotswap.core.report.ConditionType.QUEUED;
import static dev.hotswap.core.report.ConditionType.READY;
import static dev.hotswap.core.report.ConditionType.RECONCILING;
import static dev.hotswap.core.report.ConditionType.STALLED;
import static dev.hotswap.core.report.ConditionType.TRAFFIC_CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import dev.hotswap.core.world.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One row a situation: what kstatus sees, and the sentence people read. */
class ReportTest {
  private static final Plan ASKS =
      Plans.of(List.of(Plans.untilPromoted(10)), new Sizing.Full(), OnBreach.ROLLBACK);
  private static final Plan HOLDS =
      Plans.of(List.of(Plans.step(10, 5)), new Sizing.Full(), OnBreach.HOLD);

  @Test
  void aStableReleaseIsReadyAndNothingElse() {
    Report report = report(Scenario.stable("1.0").pass(40));

    assertThat(kstatus(report)).isEqualTo("Stable: Ready=True(Stable)");
    assertThat(report.message()).isEqualTo("1.0 is stable");
  }

  @Test
  void aReleaseOnTheWayIsReconciling() {
    Report report = report(onTheWay().untilWeight(50).pass(2));

    assertThat(kstatus(report))
        .isEqualTo("Shifting: Ready=Unknown(Shifting) Reconciling=True(Shifting)");
    assertThat(report.message()).startsWith("2.0 gets 50 % of requests, step 2 of 3 (at-50); its");
    assertThat(reason(report, METRICS_AVAILABLE)).isEqualTo(Reason.METRICS_FLOWING);
    assertThat(reason(report, TRAFFIC_CONFIRMED)).isEqualTo(Reason.CONFIRMED);
    assertThat(reason(report, POLICY_CURRENT)).isEqualTo(Reason.POLICY_IN_FORCE);
    assertThat(reason(report, PREFLIGHT_PASSED)).isEqualTo(Reason.PASSED);
  }

  @Test
  void theMessageOfAStepDoesNotChangeWithEverySample() {
    Scenario release = onTheWay().untilWeight(50).pass(2);
    int before = release.moments().size();
    release.pass(3);

    assertThat(
            release.moments().subList(before, release.moments().size()).stream()
                .map(ReportTest::report)
                .distinct())
        .hasSize(1);
  }

  @Test
  void aStepThatWaitsForAPersonIsPaused() {
    Report report =
        report(Scenario.stable("1.0", ASKS).commit("2.0", Conduct.HEALTHY).until(Phase.WAITING));

    assertThat(kstatus(report))
        .isEqualTo(
            "Waiting: Ready=Unknown(AwaitingApproval) Reconciling=True(AwaitingApproval)"
                + " Paused=True(AwaitingApproval)");
    assertThat(report.message())
        .isEqualTo(
            "2.0 gets 10 % of requests, step 1 of 1 (ask-10);"
                + " waiting for a person: annotate promote@r20/1 or abort@r20");
  }

  @Test
  void aBreachThatIsHeldIsPausedAndNamesTheNumbers() {
    Report report =
        report(
            Scenario.stable("1.0", HOLDS)
                .commit("2.0", Conduct.FAILS_REQUESTS)
                .until(Phase.WAITING));

    assertThat(reason(report, PAUSED)).isEqualTo(Reason.BREACH_HELD);
    assertThat(report.message()).contains("held, because 8 of 40 requests failed (limit 5 %)");
  }

  @Test
  void anInconclusiveLastStepIsPaused() {
    Report report =
        report(Scenario.stable("1.0", HOLDS).commit("2.0", Conduct.UNPROVEN).until(Phase.WAITING));

    assertThat(reason(report, PAUSED)).isEqualTo(Reason.INCONCLUSIVE);
  }

  @Test
  void aRollbackIsReconcilingAndNotReady() {
    Report report =
        report(
            Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).until(Phase.ROLLING_BACK));

    assertThat(kstatus(report))
        .isEqualTo("RollingBack: Ready=False(RollingBack) Reconciling=True(RollingBack)");
    assertThat(report.message())
        .isEqualTo("rolling back 2.0: 8 of 40 requests failed (limit 5 %), stable 0.0 %");
  }

  @Test
  void aGatewayThatDoesNotFollowTheWayBackIsNamed() {
    Report report =
        report(
            onTheWay(Conduct.FAILS_REQUESTS)
                .untilWeight(10)
                .pass(2)
                .when(new Happening.GatewayStuck(Duration.ofSeconds(90)))
                .until(Phase.ROLLING_BACK)
                .pass(40));

    assertThat(reason(report, TRAFFIC_CONFIRMED)).isEqualTo(Reason.GATEWAY_SILENT);
    assertThat(report.message()).endsWith("the route is back, and the gateway does not follow");
  }

  @Test
  void aReleaseThatWasRolledBackIsStalledWithTheNumbers() {
    Report report =
        report(
            Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).until(Phase.ROLLED_BACK));

    assertThat(kstatus(report))
        .isEqualTo("RolledBack: Ready=False(RolledBack) Stalled=True(RolledBack)");
    assertThat(report.message())
        .isEqualTo(
            "rolled back 2.0: 8 of 40 requests failed (limit 5 %), stable 0.0 %;"
                + " traffic restored in 1 s");
  }

  @Test
  void aFirstVersionThatFailedIsStalled() {
    Report report = report(Scenario.first("1.0", Conduct.NO_IMAGE).until(Phase.FAILED));

    assertThat(kstatus(report)).isEqualTo("Failed: Ready=False(Failed) Stalled=True(Failed)");
  }

  @Test
  void whatStandsInTheWayIsNamedAndStillWaitedFor() {
    Report report =
        report(
            Scenario.stable("1.0")
                .when(new Happening.Blocked(Problem.Severity.BLOCKS, Duration.ofSeconds(60)))
                .commit("2.0", Conduct.HEALTHY)
                .pass(5));

    assertThat(reason(report, RECONCILING)).isEqualTo(Reason.PREFLIGHT_BLOCKED);
    assertThat(report.condition(STALLED)).isEmpty();
    assertThat(reason(report, PREFLIGHT_PASSED)).isEqualTo(Reason.PREFLIGHT_BLOCKED);
    assertThat(report.message()).isEqualTo("2.0 waits: spec.nodePool: no node matches; add one");
  }

  @Test
  void missingReadingsAreAConditionAndNoFailure() {
    Report report = report(onTheWay().untilWeight(10).when(down(30)).pass(5));

    assertThat(reason(report, METRICS_AVAILABLE)).isEqualTo(Reason.METRICS_UNREACHABLE);
    assertThat(report.message()).contains("; no usable readings: the gateway does not answer; ");
    assertThat(report.condition(STALLED)).isEmpty();
  }

  @Test
  void aNewerSpecThatWaitsIsShown() {
    Report report =
        report(onTheWay().until(Phase.PROMOTING).commit("2.1", Conduct.HEALTHY).pass(1));

    assertThat(report.condition(QUEUED))
        .hasValueSatisfying(c -> assertThat(c.message()).isEqualTo("2.1 follows 2.0"));
  }

  @Test
  void aPolicyThatWasEditedOrDeletedIsShown() {
    Scenario release = onTheWay().untilWeight(10);

    release.when(new Happening.EditPolicy(Duration.ofHours(1))).pass(1);
    assertThat(reason(report(release), POLICY_CURRENT)).isEqualTo(Reason.POLICY_EDITED);

    release.when(new Happening.PolicyMissing(Duration.ofHours(1))).pass(1);
    assertThat(reason(report(release), POLICY_CURRENT)).isEqualTo(Reason.POLICY_MISSING);
  }

  @Test
  void aStableWithoutPodsIsNotReady() {
    Report report =
        report(
            Scenario.stable("1.0")
                .pass(40)
                .when(new Happening.NodeLost(Slot.A, Duration.ofSeconds(60)))
                .pass(5));

    assertThat(kstatus(report)).isEqualTo("Stable: Ready=False(NoReadyPods)");
  }

  @Test
  void aCandidateThatStandsInForStableIsExplained() {
    Report report =
        report(
            onTheWay()
                .untilWeight(10)
                .when(new Happening.NodeLost(Slot.A, Duration.ofSeconds(60)))
                .pass(5));

    assertThat(reason(report, RECONCILING)).isEqualTo(Reason.STABLE_LOST);
    assertThat(report.message())
        .isEqualTo(
            "2.0 gets 100 % of requests, step 1 of 3 (at-10); stable 1.0 has no ready pod, so"
                + " every request stays here; promote-full@r20 makes it stable; 0 s of 5 s"
                + " counted");
  }

  @Test
  void aPodThatWaitsIsNamedWithWhatItWaitsFor() {
    Report report =
        report(
            onTheWay()
                .when(new Happening.NoRoom(Duration.ofSeconds(50)))
                .until(Phase.STARTING)
                .pass(3));

    assertThat(report.message())
        .isEqualTo(
            "2.0 starts: 0 of 4 pods are ready;"
                + " pod payment-b-0 cannot be scheduled: 0/3 nodes have room");
  }

  @Test
  void aPauseIsShownOnlyWhereItHoldsSomething() {
    assertThat(kstatus(report(Scenario.stable("1.0").when(new Happening.Pause(true)).pass(2))))
        .isEqualTo("Stable: Ready=True(Stable)");

    Report report = report(onTheWay().untilWeight(10).when(new Happening.Pause(true)).pass(2));
    assertThat(reason(report, PAUSED)).isEqualTo(Reason.PAUSED);
  }

  @Test
  void aDeletionIsReconciling() {
    Report report = report(Scenario.stable("1.0").when(new Happening.Delete()).pass(1));

    assertThat(reason(report, RECONCILING)).isEqualTo(Reason.DELETING);
  }

  private static Scenario onTheWay() {
    return onTheWay(Conduct.HEALTHY);
  }

  private static Scenario onTheWay(Conduct conduct) {
    return Scenario.stable("1.0").commit("2.0", conduct);
  }

  private static Happening down(int seconds) {
    return new Happening.MetricsDown(Duration.ofSeconds(seconds));
  }

  private static Report report(Scenario release) {
    return report(release.moments().getLast());
  }

  private static Report report(Moment moment) {
    return Report.of(moment.intent(), moment.after(), moment.world());
  }

  private static Reason reason(Report report, ConditionType type) {
    return report.condition(type).orElseThrow().reason();
  }

  private static String kstatus(Report report) {
    StringBuilder line = new StringBuilder(report.phase().word() + ":");
    for (ConditionType type : List.of(READY, RECONCILING, STALLED, PAUSED)) {
      report
          .condition(type)
          .ifPresent(
              c ->
                  line.append(
                      " %s=%s(%s)".formatted(type.word(), c.status().word(), c.reason().word())));
    }
    return line.toString();
  }
}
