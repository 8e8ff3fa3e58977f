package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemovalTest {
  @Test
  void theRouteGoesFirstAndThePodsServeUntilItIsGone() {
    Scenario release = Scenario.stable("1.0").when(new Happening.Delete()).pass(2);

    assertThat(release.moments().getLast().desired().orElseThrow().route()).isEmpty();
    assertThat(release.replicas(Slot.A)).isEqualTo(4);

    release.until(RemovalTest::done, "deleted");
    assertThat(release.state().deletion().orElseThrow().routeGoneAt()).isPresent();
  }

  @Test
  void aReleaseCanBeDeletedInTheMiddleOfAStep() {
    Scenario release =
        Scenario.stable("1.0")
            .commit("2.0", Conduct.HEALTHY)
            .untilWeight(50)
            .when(new Happening.Delete());

    release.until(RemovalTest::done, "deleted");

    assertThat(release.told()).endsWith(EventName.RELEASE_DELETED);
  }

  @Test
  void aRouteThatCannotBeSeenDelaysADeletionForAMinuteAtMost() {
    Scenario release =
        Scenario.stable("1.0")
            .when(new Happening.RouteUnseen(Duration.ofHours(1)))
            .when(new Happening.Delete());

    release.pass(55);
    assertThat(done(release.state())).isFalse();

    release.pass(10);
    assertThat(done(release.state())).isTrue();
  }

  @Test
  void aClockThatGoesBackOnlyStartsTheMinuteAnew() {
    Scenario release =
        Scenario.stable("1.0")
            .when(new Happening.RouteUnseen(Duration.ofHours(1)))
            .when(new Happening.Delete())
            .pass(5)
            .when(new Happening.ClockBack(Duration.ofHours(1)));

    release.pass(130);

    assertThat(done(release.state())).isTrue();
  }

  private static boolean done(ReleaseState state) {
    return state.deletion().filter(Deletion::done).isPresent();
  }
}
