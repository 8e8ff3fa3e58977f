package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.input.Command.Verb;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people ask for is answered once, with a sentence. */
class CommandsTest {
  private static final Plan ASKS =
      Plans.of(
          List.of(Plans.untilPromoted(10), Plans.step(50, 5)),
          new Sizing.Full(),
          OnBreach.ROLLBACK);
  private static final Plan HOLDS =
      Plans.of(List.of(Plans.step(10, 5), Plans.step(50, 5)), new Sizing.Full(), OnBreach.HOLD);

  @Test
  void promoteEndsAWaitForAPerson() {
    Scenario release =
        Scenario.stable("1.0", ASKS).commit("2.0", Conduct.HEALTHY).until(Phase.WAITING).pass(60);
    assertThat(release.weight(Slot.B)).isEqualTo(10);

    release.when(new Happening.Ask(Verb.PROMOTE)).pass(2);

    assertThat(release.weight(Slot.B)).isEqualTo(50);
    assertThat(release.lastAnswer()).endsWith("accepted: step 1 waits no longer");
  }

  @Test
  void aCommandCountsOnce() {
    Scenario release =
        Scenario.stable("1.0", ASKS)
            .commit("2.0", Conduct.HEALTHY)
            .until(Phase.WAITING)
            .when(new Happening.Ask(Verb.PROMOTE))
            .until(Phase.STABLE);

    release.commit("3.0", Conduct.HEALTHY).until(Phase.WAITING).pass(60);

    assertThat(release.weight(Slot.A)).isEqualTo(10);
  }

  @Test
  void promoteFullSkipsTheStepsThatAreLeft() {
    Scenario release =
        Scenario.stable("1.0", ASKS)
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(10)
            .when(new Happening.Ask(Verb.PROMOTE_FULL))
            .pass(1);

    assertThat(release.weight(Slot.B)).isEqualTo(100);
    release.until(Phase.STABLE);
  }

  @Test
  void promoteFullMayBeSaidBeforeTheCandidateIsReady() {
    Scenario release =
        Scenario.stable("1.0", ASKS)
            .commit("2.0", Conduct.HEALTHY)
            .until(Phase.STAGING)
            .when(new Happening.Ask(Verb.PROMOTE_FULL))
            .until(Phase.STABLE);

    assertThat(release.phases()).doesNotContain(Phase.SHIFTING, Phase.WAITING);
  }

  @Test
  void abortGoesBackAndHoldsTheRevision() {
    Scenario release =
        Scenario.stable("1.0")
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(50)
            .when(new Happening.Ask(Verb.ABORT));

    release.until(Phase.ROLLED_BACK).pass(60);

    assertThat(release.weight(Slot.A)).isEqualTo(100);
    assertThat(release.state().rejected().getFirst().reason())
        .startsWith("rolled back 2.0: a person aborted it");
  }

  @Test
  void retryTriesARejectedRevisionAgain() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).until(Phase.ROLLED_BACK);

    release.commit("2.0", Conduct.HEALTHY).pass(30);
    assertThat(release.state().phase()).isEqualTo(Phase.ROLLED_BACK);

    release.when(new Happening.Ask(Verb.RETRY)).until(Phase.STABLE);
    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
    assertThat(release.state().rejected()).isEmpty();
  }

  @Test
  void aBreachMayBeHeldForAPersonWhoGoesBack() {
    Scenario release =
        Scenario.stable("1.0", HOLDS).commit("2.0", Conduct.FAILS_REQUESTS).until(Phase.WAITING);
    release.pass(60);
    assertThat(release.weight(Slot.B)).isEqualTo(10);

    release.when(new Happening.Ask(Verb.ABORT)).until(Phase.ROLLED_BACK);

    assertThat(release.lastSummary()).contains("a person aborted it after 8 of 40 requests failed");
  }

  @Test
  void aBreachMayBeHeldForAPersonWhoGoesOn() {
    Scenario release =
        Scenario.stable("1.0", HOLDS).commit("2.0", Conduct.FAILS_REQUESTS).until(Phase.WAITING);

    release.when(new Happening.Ask(Verb.PROMOTE)).untilWeight(50).until(Phase.WAITING);
    release.when(new Happening.Ask(Verb.PROMOTE)).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  @Test
  void aCrashAfterAPersonWentOnIsAskedAboutAgain() {
    Scenario release =
        Scenario.stable("1.0", HOLDS)
            .commit("2.0", Conduct.CRASHES_UNDER_TRAFFIC)
            .until(Phase.WAITING);

    release.when(new Happening.Ask(Verb.PROMOTE)).until(Phase.SHIFTING).until(Phase.WAITING);
    release.pass(30);

    assertThat(release.state().phase()).isEqualTo(Phase.WAITING);
    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("1.0");
  }

  @Test
  void whileGoingBackNothingCanBePromoted() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).until(Phase.ROLLING_BACK);

    release.when(new Happening.Ask(Verb.PROMOTE_FULL)).pass(1);

    assertThat(release.lastAnswer()).endsWith("refused: 2.0 is being rolled back");
    release.until(Phase.ROLLED_BACK);
  }

  @Test
  void aPauseIsEndedInTheSpecAndNotByPromoting() {
    Scenario release =
        Scenario.stable("1.0", ASKS)
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(10)
            .when(new Happening.Pause(true))
            .when(new Happening.Ask(Verb.PROMOTE))
            .pass(1);

    assertThat(release.lastAnswer())
        .endsWith("refused: spec.paused is true; set it to false, then ask again");
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void whatIsMeantForAnotherRevisionIsRefused(Verb verb) {
    Scenario release =
        Scenario.stable("1.0")
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(10)
            .when(new Happening.AskNonsense(verb))
            .pass(1);

    assertThat(release.lastAnswer()).contains("@nonsense refused: ");
    assertThat(release.weight(Slot.B)).isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource(value = Verb.class, mode = EnumSource.Mode.EXCLUDE, names = "RESTART")
  void withNothingToAskForEveryOtherVerbIsRefused(Verb verb) {
    Scenario release = Scenario.stable("1.0").pass(40).when(new Happening.Ask(verb)).pass(1);

    assertThat(release.lastAnswer()).contains("refused: ");
    assertThat(release.state().phase()).isEqualTo(Phase.STABLE);
  }
}
