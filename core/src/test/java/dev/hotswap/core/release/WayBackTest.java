package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.machine.Decision;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.machine.WayBack;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayBackTest {
  private static final Breach WHY =
      new Breach(
          Cause.BREACH, "errors", "8 of 40 requests failed", Instant.parse("2026-03-01T12:00:00Z"));

  @Test
  void whateverStatusForgotOfAnAttemptThatWasTakenBackIsRecalledAndItsWeightNeverRisesAgain() {
    List<Moment> moments =
        Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE).moments();
    List<Moment> forward =
        moments.stream()
            .filter(moment -> moment.before().stable().isPresent())
            .filter(moment -> WayBack.mayBegin(moment.before()))
            .toList();
    assertThat(forward).hasSizeGreaterThan(5);

    for (Moment moment : forward) {
      Instant startedAt = moment.before().attempt().orElseThrow().startedAt();
      Instant now = moment.now();

      ReleaseState recalled = WayBack.recalled(moment.before(), startedAt, now, WHY);
      Decision decision =
          ReleaseMachine.decide(moment.intent(), recalled, moment.world(), now.plusSeconds(1));

      assertThat(recalled.split()).contains(Split.all(Slot.A.lane()));
      assertThat(decision.next().split()).contains(Split.all(Slot.A.lane()));
      assertThat(decision.next().attempt().orElseThrow().breach()).contains(WHY);
      assertThat(decision.next().attempt().orElseThrow().stage())
          .isInstanceOf(Stage.RollingBack.class);
      assertThat(WayBack.goesUntold(moment.intent(), decision.next())).isTrue();
      assertThat(WayBack.recalled(recalled, startedAt, now, WHY)).isEqualTo(recalled);
    }
  }

  @Test
  void anotherAttemptIsLeftAsItIs() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(10);
    ReleaseState state = release.state();
    Instant another = state.attempt().orElseThrow().startedAt().minus(Duration.ofMillis(1));

    assertThat(WayBack.recalled(state, another, another, WHY)).isEqualTo(state);
  }

  @Test
  void nothingThatGoesForwardMayBeDoneUntold() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);

    assertThat(release.moments())
        .noneMatch(moment -> WayBack.goesUntold(moment.intent(), moment.after()));
  }

  @Test
  void theWayBackIsUnderWayFromTheDecisionUntilTheGatewayWasSeenToFollow() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).until(Phase.ROLLING_BACK);
    assertThat(WayBack.underWay(release.state())).isTrue();
    assertThat(WayBack.mayBegin(release.state())).isFalse();

    release.until(Phase.ROLLED_BACK);
    assertThat(WayBack.underWay(release.state())).isFalse();
  }
}
