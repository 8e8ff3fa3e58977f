package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import java.util.List;
import java.util.Set;
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
  void peopleSeeEveryPhaseAndHearOfEveryStep() {
    Scenario release = Scenario.stable("1.0").endlessStreams();
    int before = release.told().size();

    release.commit("2.0", Conduct.HEALTHY).until(Phase.DRAINING).until(Phase.STABLE);

    assertThat(release.phases())
        .contains(Phase.STAGING, Phase.STARTING, Phase.SHIFTING, Phase.PROMOTING, Phase.DRAINING);
    assertThat(release.told().subList(before, release.told().size()))
        .containsExactly(
            EventName.RELEASE_ACCEPTED,
            EventName.STAGING_STARTED,
            EventName.STAGING_FINISHED,
            EventName.CANDIDATE_STARTED,
            EventName.CANDIDATE_READY,
            EventName.SWITCH_STARTED,
            EventName.SWITCH_CONFIRMED,
            EventName.STEP_PASSED,
            EventName.SWITCH_STARTED,
            EventName.SWITCH_CONFIRMED,
            EventName.STEP_PASSED,
            EventName.SWITCH_STARTED,
            EventName.SWITCH_CONFIRMED,
            EventName.STEP_PASSED,
            EventName.PROMOTION_FINISHED,
            EventName.DRAIN_STARTED,
            EventName.DRAIN_FORCED);
  }

  @Test
  void stableIsPinnedToTheImagesThatWereStaged() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().images())
        .containsEntry("app", "registry.example.com/payment@sha256:r20");
  }

  @Test
  void thePublicServiceTakesInTheCandidateBeforeItLeavesStable() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY);

    release.until(Phase.STABLE);

    assertThat(
            release.moments().stream()
                .flatMap(moment -> moment.desired().stream())
                .map(Desired::publicMembers)
                .filter(members -> !members.isEmpty())
                .distinct())
        .containsExactly(
            Set.of(Slot.A.lane()), Set.of(Slot.A.lane(), Slot.B.lane()), Set.of(Slot.B.lane()));
  }

  @Test
  void aCandidateSizedByWeightIsScaledBeforeItsWeightRises() {
    Plan plan =
        Plans.of(
            List.of(Plans.step(25, 3), Plans.step(75, 3)),
            new Sizing.ByWeight(1),
            OnBreach.ROLLBACK);
    Scenario release = Scenario.stable("1.0", plan).commit("2.0", Conduct.HEALTHY);

    release.untilWeight(25);
    assertThat(release.replicas(Slot.B)).isEqualTo(1);

    release.until(state -> release.replicas(Slot.B) == 3, "three replicas");
    assertThat(release.weight(Slot.B)).isEqualTo(25);

    release.untilWeight(75).until(Phase.STABLE);
    assertThat(release.play().cluster().lostSeconds()).isZero();
  }

  @Test
  void bothVersionsFollowTheNumberOfReplicasAndStableNeverFallsBelowItsStart() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(10);

    release.when(new Happening.Replicas(6)).pass(1);
    assertThat(release.replicas(Slot.A)).isEqualTo(6);
    assertThat(release.replicas(Slot.B)).isEqualTo(6);

    release.when(new Happening.Replicas(1)).pass(1);
    assertThat(release.replicas(Slot.A)).isEqualTo(4);
    assertThat(release.replicas(Slot.B)).isEqualTo(4);

    release.until(Phase.STABLE).pass(1);
    assertThat(release.replicas(Slot.B)).isEqualTo(1);
  }

  @Test
  void aSingleReplicaIsReplacedWithoutALostRequest() {
    Scenario release =
        Scenario.stable("1.0", Plans.CAREFUL, 1).commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
    assertThat(release.play().cluster().lostSeconds()).isZero();
  }

  @Test
  void aReleaseScaledToZeroSwapsWithoutSteps() {
    Scenario release = Scenario.stable("1.0", Plans.CAREFUL, 0).commit("2.0", Conduct.HEALTHY);

    release.until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  @Test
  void theVersionBeforeStaysWarmForTheRetentionTimeAndNoLonger() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);
    assertThat(release.replicas(Slot.A)).isEqualTo(4);

    release.pass((int) Plans.CAREFUL.retain().toSeconds()).pass(5);

    assertThat(release.replicas(Slot.A)).isZero();
    assertThat(release.state().retained()).isEmpty();
  }

  @Test
  void streamsThatNeverEndHoldTheDrainOnlyForItsBound() {
    Scenario release =
        Scenario.stable("1.0")
            .endlessStreams()
            .commit("2.0", Conduct.HEALTHY)
            .until(Phase.DRAINING)
            .pass((int) Plans.CAREFUL.drain().toSeconds());

    assertThat(release.state().phase()).isEqualTo(Phase.STABLE);
    assertThat(release.told()).endsWith(EventName.DRAIN_FORCED);
  }
}
