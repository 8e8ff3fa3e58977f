package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Timeline;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Scenario;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a version went back is told, and is no reason to write status. */
class TimelineTest {
  @Test
  void whenWhatHappenedIsToldInOrderAndNeverCostsAWriteOfItsOwn() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).until(Phase.ROLLED_BACK);

    Timeline told = release.state().history().getFirst().timeline();
    assertThat(
            List.of(
                told.firstBadAnswerAt().orElseThrow(),
                told.decidedAt().orElseThrow(),
                told.routeWrittenAt().orElseThrow(),
                told.routeFollowedAt().orElseThrow()))
        .isSorted();
    assertThat(release.moments())
        .filteredOn(moment -> !timeline(moment.before()).equals(timeline(moment.after())))
        .isNotEmpty()
        .allSatisfy(
            moment -> assertThat(without(moment.after())).isNotEqualTo(without(moment.before())));
  }

  @Test
  void aVersionThatNeverHadRequestsHasNoRouteToWrite() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.CRASH_LOOPS).until(Phase.ROLLED_BACK);

    Timeline told = release.state().history().getFirst().timeline();
    assertThat(told.decidedAt()).isPresent();
    assertThat(told.routeWrittenAt()).isEmpty();
    assertThat(told.routeFollowedAt()).isEmpty();
  }

  private static Optional<Timeline> timeline(ReleaseState state) {
    return state.attempt().map(Attempt::timeline);
  }

  private static ReleaseState without(ReleaseState state) {
    return state
        .attempt()
        .map(attempt -> state.trying(attempt.told(Timeline.NOTHING)))
        .orElse(state);
  }
}
