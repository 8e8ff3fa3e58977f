package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.HistoryEntry.Outcome;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Scenario;
import dev.hotswap.core.world.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The spec changes while something is under way. */
class SpecChangeTest {
  @Test
  void aNewerVersionWaitsUntilTheRunningOneIsCleared() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(50);

    release.commit("2.1", Conduct.HEALTHY).until(Phase.ROLLING_BACK).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.1");
    assertThat(release.state().history().stream().map(HistoryEntry::outcome))
        .containsSubsequence(Outcome.PROMOTED, Outcome.SUPERSEDED);
    assertThat(release.state().rejected()).isEmpty();
    assertThat(release.play().cluster().lostSeconds()).isZero();
  }

  @Test
  void versionsInBetweenAreSkipped() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(50);

    release.commit("2.1", Conduct.HEALTHY).pass(2).commit("2.2", Conduct.HEALTHY);
    release.until(Phase.STABLE);

    assertThat(release.state().history().stream().map(entry -> entry.target().version()))
        .containsExactly("2.2", "2.0", "1.0");
  }

  @Test
  void stableAgainGoesBackAtOnceAndHoldsNothingAgainstTheOther() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(50);

    release.commit("1.0", Conduct.HEALTHY).pass(1);
    assertThat(release.weight(Slot.A)).isEqualTo(100);

    release.until(Phase.STABLE);
    assertThat(release.state().history().getFirst().outcome()).isEqualTo(Outcome.REVERTED);
    assertThat(release.state().rejected()).isEmpty();
  }

  @Test
  void backToTheVersionThatIsStillWarmNeedsNoPolicy() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);

    release
        .when(new Happening.PolicyMissing(Duration.ofMinutes(10)))
        .commit("1.0", Conduct.HEALTHY)
        .pass(3);
    assertThat(release.weight(Slot.A)).isEqualTo(100);

    release.until(
        state ->
            state.attempt().isEmpty()
                && state.stable().orElseThrow().target().version().equals("1.0"),
        "back on 1.0");
    assertThat(release.play().cluster().lostSeconds()).isZero();
  }

  @Test
  void stableAgainGoesBackEvenWhenPromotionBegan() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.PROMOTING);

    release.commit("1.0", Conduct.HEALTHY).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("1.0");
  }

  @Test
  void promotionFinishesBeforeANewerVersionStarts() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.PROMOTING);

    release.commit("2.1", Conduct.HEALTHY).until(Phase.STABLE);

    assertThat(release.state().history().stream().map(HistoryEntry::outcome))
        .startsWith(Outcome.PROMOTED, Outcome.PROMOTED);
  }

  @Test
  void theVersionBeforeIsBackWithinSecondsWhileItIsWarm() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE).pass(3);

    release.commit("1.0", Conduct.HEALTHY).pass(2);

    assertThat(release.weight(Slot.A)).isEqualTo(100);
    assertThat(release.state().attempt().orElseThrow().kind()).isEqualTo(Attempt.Kind.REVERT);
    release.until(Phase.STABLE);
    assertThat(release.play().cluster().lostSeconds()).isZero();
  }

  @Test
  void crashesOfTheVersionBeforeWhileItWasStableAreNotHeldAgainstIt() {
    Scenario release = Scenario.stable("1.0");
    for (int crash = 0; crash < 3; crash++) {
      release.when(new Happening.CrashAll(Slot.A)).pass(20);
    }
    release.commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);

    release.commit("1.0", Conduct.HEALTHY).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("1.0");
    assertThat(release.state().rejected()).isEmpty();
  }

  @Test
  void aRevertDoesNotWaitForTheDrain() {
    Scenario release =
        Scenario.stable("1.0")
            .endlessStreams()
            .commit("2.0", Conduct.HEALTHY)
            .until(Phase.DRAINING);

    release.commit("1.0", Conduct.HEALTHY).pass(2);

    assertThat(release.weight(Slot.A)).isEqualTo(100);
  }

  @Test
  void theVersionBeforeTakesTheUsualWayOnceItIsCold() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE).pass(60);

    release.commit("1.0", Conduct.HEALTHY).until(Phase.SHIFTING);

    assertThat(release.state().attempt().orElseThrow().kind()).isEqualTo(Attempt.Kind.UPGRADE);
  }

  @Test
  void aNewAttemptKeepsTheVersionBeforeWarmUntilItNeedsTheSlot() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE).pass(3);

    release.commit("3.0", Conduct.HEALTHY).until(Phase.STAGING);
    assertThat(release.replicas(Slot.A)).isEqualTo(4);

    release.until(Phase.CLEARING);
    assertThat(release.replicas(Slot.A)).isZero();
    release.until(Phase.STABLE);
  }

  @Test
  void anEditedPolicyAppliesToTheNextAttempt() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(10);

    release.when(new Happening.EditPolicy(Duration.ofHours(1))).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  @Test
  void aPolicyThatIsDeletedDoesNotDisturbTheAttempt() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(10);

    release.when(new Happening.PolicyMissing(Duration.ofHours(1))).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  @Test
  void withoutAPolicyNothingIsCreated() {
    Scenario release =
        Scenario.stable("1.0")
            .when(new Happening.PolicyMissing(Duration.ofSeconds(30)))
            .commit("2.0", Conduct.HEALTHY)
            .pass(20);
    assertThat(release.state().phase()).isEqualTo(Phase.PREFLIGHT);
    assertThat(release.state().attempt()).isEmpty();

    release.until(Phase.STABLE);
  }

  @Test
  void whatStandsInTheWayIsWaitedFor() {
    Scenario release =
        Scenario.stable("1.0")
            .when(new Happening.Blocked(Problem.Severity.BLOCKS, Duration.ofSeconds(30)))
            .commit("2.0", Conduct.HEALTHY)
            .pass(20);
    assertThat(release.state().phase()).isEqualTo(Phase.PREFLIGHT);
    assertThat(release.replicas(Slot.B)).isZero();

    release.until(Phase.STABLE);
  }
}
