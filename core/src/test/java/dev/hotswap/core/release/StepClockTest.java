package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step's clock runs over observed time alone. */
class StepClockTest {
  private static final Plan LONG =
      Plans.of(
          List.of(Plans.step(10, 20), Plans.step(50, 5)), new Sizing.Full(), OnBreach.ROLLBACK);

  private static Scenario atTenPercent() {
    return Scenario.stable("1.0", LONG).commit("2.0", Conduct.HEALTHY).untilWeight(10).pass(3);
  }

  @Test
  void anOperatorThatWasAwayHasObservedNothing() {
    Scenario release = atTenPercent().pass(10);

    release.when(new Happening.Kill(0, Duration.ofSeconds(60))).pass(70);
    assertThat(release.weight(Slot.B)).isEqualTo(10);

    release.pass(15);
    assertThat(release.weight(Slot.B)).isEqualTo(50);
  }

  @Test
  void aDoubtfulReadingStopsTheClock() {
    Scenario release =
        atTenPercent().when(new Happening.MetricsGarbage(Duration.ofSeconds(40))).pass(38);

    assertThat(release.weight(Slot.B)).isEqualTo(10);
  }

  @Test
  void oldNumbersAreNoEvidence() {
    Scenario release =
        atTenPercent().when(new Happening.MetricsLate(Duration.ofSeconds(40))).pass(38);

    assertThat(release.weight(Slot.B)).isEqualTo(10);
  }

  @Test
  void anIncidentThatBothVersionsShareHoldsTheStepAndNothingIsRolledBack() {
    Scenario release = atTenPercent().when(new Happening.BothFail(Duration.ofSeconds(40))).pass(38);

    assertThat(release.weight(Slot.B)).isEqualTo(10);
    assertThat(RollbackTest.breaches(release)).isEmpty();
    release.until(Phase.STABLE);
  }

  @Test
  void podsThatAreMissingStopTheClockAndItGoesOnWhereItStopped() {
    Scenario release = atTenPercent().pass(10);

    release.when(new Happening.NodeLost(Slot.B, Duration.ofSeconds(30))).pass(30);
    assertThat(release.weight(Slot.B)).isZero();
    assertThat(clock(release).weightSeenAt()).isEmpty();
    assertThat(clock(release).counted()).isGreaterThan(Duration.ofSeconds(8));

    release.untilWeight(10).pass(13);
    assertThat(release.weight(Slot.B)).isEqualTo(50);
  }

  @Test
  void aRouteThatSomebodyEditsStopsTheClockUntilItIsPutRight() {
    Scenario release =
        atTenPercent()
            .pass(5)
            .when(new Happening.RouteEdited(new Split(Slot.B.lane(), Slot.A.lane(), 50)));

    release.pass(2);

    assertThat(clock(release).counted()).isPositive();
    release.until(Phase.STABLE);
  }

  @Test
  void aClockThatGoesBackAdvancesNothing() {
    Scenario release = atTenPercent().pass(4).when(new Happening.ClockBack(Duration.ofSeconds(30)));

    release.pass(4);
    assertThat(release.weight(Slot.B)).isEqualTo(10);

    release.until(Phase.STABLE);
  }

  @Test
  void aClockThatIsSetBackByHoursHoldsAStepUpForSeconds() {
    Scenario release = atTenPercent().pass(2).when(new Happening.ClockBack(Duration.ofHours(5)));

    release.untilWeight(50).pass(2);

    release.when(new Happening.ClockBack(Duration.ofHours(5))).until(Phase.STABLE);
  }

  @Test
  void aPauseKeepsTheWeightUntilItIsOver() {
    Scenario release = atTenPercent().when(new Happening.Pause(true)).pass(60);
    assertThat(release.weight(Slot.B)).isEqualTo(10);
    assertThat(release.state().phase()).isEqualTo(Phase.WAITING);

    release.when(new Happening.Pause(false)).pass(1);

    assertThat(release.weight(Slot.B)).isEqualTo(50);
  }

  @Test
  void aPromotionThatBeganFinishesInAPause() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.PROMOTING);

    release.when(new Happening.Pause(true)).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  private static Stage.Shifting clock(Scenario release) {
    return (Stage.Shifting) release.state().attempt().orElseThrow().stage();
  }
}
