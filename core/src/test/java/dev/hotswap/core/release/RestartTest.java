package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.input.Command.Verb;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Scenario;
import org.junit.jupiter.api.Test;

/** The same revision again, in new pods of the other slot. */
class RestartTest {
  @Test
  void isJudgedStepByStepLikeANewVersion() {
    Scenario release = Scenario.stable("1.0").when(new Happening.Ask(Verb.RESTART));

    release.untilWeight(10);
    assertThat(release.state().attempt().orElseThrow().kind()).isEqualTo(Attempt.Kind.RESTART);
    release.until(Phase.STABLE);

    assertThat(release.weight(Slot.B)).isEqualTo(100);
    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("1.0");
    assertThat(release.state().history().getFirst().outcome())
        .isEqualTo(HistoryEntry.Outcome.PROMOTED);
  }

  @Test
  void goesBackWhenItsPodsAreBadAndHoldsNothing() {
    Scenario release =
        Scenario.stable("1.0")
            .commit("1.0", Conduct.FAILS_REQUESTS)
            .when(new Happening.Ask(Verb.RESTART))
            .untilWeight(10)
            .until(Phase.ROLLING_BACK)
            .until(Phase.STABLE);

    assertThat(release.weight(Slot.A)).isEqualTo(100);
    assertThat(release.state().rejected()).isEmpty();
    assertThat(release.state().history().getFirst().outcome())
        .isEqualTo(HistoryEntry.Outcome.ROLLED_BACK);
  }

  @Test
  void givesWayToANewCommit() {
    Scenario release =
        Scenario.stable("1.0")
            .when(new Happening.Ask(Verb.RESTART))
            .untilWeight(10)
            .commit("2.0", Conduct.HEALTHY)
            .until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
    assertThat(release.state().history().get(1).outcome())
        .isEqualTo(HistoryEntry.Outcome.SUPERSEDED);
  }

  @Test
  void isRefusedInAPause() {
    Scenario release =
        Scenario.stable("1.0")
            .when(new Happening.Pause(true))
            .when(new Happening.Ask(Verb.RESTART))
            .pass(1);

    assertThat(release.lastAnswer())
        .endsWith("refused: spec.paused is true; set it to false, then ask again");
  }

  @Test
  void isRefusedWhileSomethingElseIsTried() {
    Scenario release =
        Scenario.stable("1.0")
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(10)
            .when(new Happening.Ask(Verb.RESTART))
            .pass(1);

    assertThat(release.lastAnswer()).contains("refused: revision").contains("is stable");
  }

  @Test
  void aRetryIsTakenAsSoonAsAnAbortWas() {
    Scenario release =
        Scenario.stable("1.0")
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(10)
            .when(new Happening.Ask(Verb.ABORT))
            .until(Phase.ROLLING_BACK);
    assertThat(release.state().rejected()).isNotEmpty();

    release.when(new Happening.Ask(Verb.RETRY)).pass(1);
    assertThat(release.lastAnswer()).endsWith("accepted: 2.0 is tried again");

    release.until(Phase.STABLE);
    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
    assertThat(release.state().rejected()).isEmpty();
  }
}
