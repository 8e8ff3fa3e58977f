package dev.hotswap.core.report;

import static dev.hotswap.core.report.ConditionType.TRAFFIC_CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.input.Unreached;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who waits for a gateway says for which one, for how many pods, since when. */
class WaitingForGatewayTest {
  private static final Plan BY_WEIGHT =
      Plans.of(
          List.of(Plans.step(25, 3), Plans.step(50, 3)), new Sizing.ByWeight(1), OnBreach.ROLLBACK);
  private static final Plan AT_ONCE = Plans.of(List.of(), new Sizing.Full(), OnBreach.ROLLBACK);

  @Test
  void whileItStartsTheGatewayIsNamed() {
    Scenario release = Scenario.stable("1.0").endpointsTake(Duration.ofSeconds(10));
    release.commit("2.0", Conduct.HEALTHY).until(Phase.STARTING).pass(8);
    Moment last = release.moments().getLast();

    assertThat(report(last).message())
        .isEqualTo(
            "2.0 starts: 4 of 4 pods are ready; waits for gateway public-1 to reach 1 of 4 pods, it"
                + " reaches 0, since "
                + last.world()
                    .backend(Slot.B.lane())
                    .known()
                    .orElseThrow()
                    .reach()
                    .readySince()
                    .getFirst());
    assertThat(report(last).condition(TRAFFIC_CONFIRMED))
        .hasValueSatisfying(this::saysThatPodsAreNotReached);
  }

  @Test
  void whereMembershipIsNotShownTheTimeIsNamed() {
    Scenario release = Scenario.stable("1.0").hidingMembers();
    release.commit("2.0", Conduct.HEALTHY).until(Phase.STARTING).pass(8);

    assertThat(report(release.moments().getLast()).message())
        .contains("waits until every gateway surely reaches 1 of 4 pods, 15 s after they were");
  }

  @Test
  void aStepThatNeedsMorePodsDoesNotCallTrafficConfirmed() {
    Scenario release = Scenario.stable("1.0", BY_WEIGHT).commit("2.0", Conduct.HEALTHY);
    release.untilWeight(25).endpointsTake(Duration.ofSeconds(9)).pass(9);
    Moment last = release.moments().getLast();

    assertThat(last.after().split().orElseThrow().share(Slot.B.lane())).isEqualTo(25);
    assertThat(report(last).message())
        .contains("waits for gateway public-1 to reach 2 of 2 pods, it reaches 1, since ");
    assertThat(report(last).condition(ConditionType.READY).map(Condition::reason))
        .contains(Reason.NOT_REACHED);
    assertThat(report(last).condition(TRAFFIC_CONFIRMED))
        .hasValueSatisfying(this::saysThatPodsAreNotReached);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nobodyWaitsForAGatewayWhileTrafficIsCalledConfirmed(boolean shown) {
    for (Plan plan : List.of(Plans.CAREFUL, BY_WEIGHT, AT_ONCE)) {
      for (int takes = 2; takes < 14; takes += 3) {
        Scenario release = Scenario.stable("1.0", plan).endpointsTake(Duration.ofSeconds(takes));
        release = shown ? release : release.hidingMembers();
        release.commit("2.0", Conduct.HEALTHY).until(Phase.STARTING).pass(6);
        release.when(new Happening.Evict(Slot.B)).pass(4).when(new Happening.CrashAll(Slot.B));
        release.until(state -> state.attempt().isEmpty(), "over");

        assertThat(release.moments()).anyMatch(m -> wait(m).isPresent());
        assertThat(release.moments())
            .filteredOn(m -> wait(m).isPresent())
            .allSatisfy(
                m ->
                    assertThat(report(m).condition(TRAFFIC_CONFIRMED))
                        .hasValueSatisfying(
                            c -> assertThat(c.status()).isEqualTo(Condition.Status.FALSE)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,61", "1,400", "3,100", "8,61", "8,400"})
  void aSlotThatCannotBeSeenIsNotBlamed(int after, int seconds) {
    Scenario release =
        Scenario.stable("1.0").endpointsTake(Duration.ofSeconds(5)).commit("2.0", Conduct.HEALTHY);
    release.until(Phase.STARTING).pass(after);

    release.when(new Happening.SlotUnseen(Slot.B, Duration.ofSeconds(seconds)));
    release.pass(seconds - 2);

    assertThat(release.state().phase()).isEqualTo(Phase.STARTING);
    assertThat(report(release.moments().getLast()).message())
        .isEqualTo(
            "2.0 starts: slot b cannot be seen (slot b cannot be seen), and no time counts until it"
                + " is");
    release.until(Phase.STABLE);
    assertThat(release.phases()).doesNotContain(Phase.ROLLING_BACK);
  }

  @Test
  void onlyTimeInWhichTheSlotWasSeenCounts() {
    Scenario release = Scenario.stable("1.0").when(new Happening.NoRoom(Duration.ofHours(1)));
    release.commit("2.0", Conduct.HEALTHY).until(Phase.STARTING).pass(30);
    release.when(new Happening.SlotUnseen(Slot.B, Duration.ofSeconds(200))).pass(200);

    release.pass(25);
    assertThat(release.state().phase()).isEqualTo(Phase.STARTING);

    release.pass(10);
    assertThat(release.state().attempt().map(a -> a.stage() instanceof Stage.Starting))
        .isNotEqualTo(Optional.of(true));
    assertThat(release.until(Phase.ROLLED_BACK).lastSummary()).contains("getting all its pods");
  }

  private void saysThatPodsAreNotReached(Condition condition) {
    assertThat(condition.status()).isEqualTo(Condition.Status.FALSE);
    assertThat(condition.reason()).isEqualTo(Reason.NOT_REACHED);
    assertThat(condition.message()).startsWith("waits for gateway public-1 to reach");
  }

  private static Optional<Unreached> wait(Moment m) {
    return m.after()
        .attempt()
        .flatMap(attempt -> Holds.of(m.intent(), m.after(), m.world(), m.now()))
        .filter(Obstacle.NotReached.class::isInstance)
        .map(hold -> ((Obstacle.NotReached) hold).pods());
  }

  private static Report report(Moment moment) {
    return Report.of(moment.intent(), moment.after(), moment.world());
  }
}
