package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.stage.PublicMove;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public Service moves on only once its endpoints follow. */
class PublicEndpointsTest {
  private static final Plan AT_ONCE = Plans.of(List.of(), new Sizing.Full(), OnBreach.ROLLBACK);

  /** The route, a minute for each move of the Service with its wait, and the last requests. */
  private static final int STATED_SECONDS = 30 + 2 * (60 + 5) + 30;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 14, 40, 120})
  void aMoveIsOverOnceTheEndpointsShowIt(int late) {
    Scenario release =
        Scenario.stable("1.0", AT_ONCE).publicEndpointsTake(Duration.ofSeconds(late));

    release.commit("2.0", Conduct.HEALTHY).until(Phase.STABLE).pass(60);

    assertThat(release.play().cluster().strandsCallers()).isFalse();
    assertThat(release.moments())
        .filteredOn(m -> !seen(m.before()) && seen(m.after()))
        .isNotEmpty()
        .allSatisfy(
            m ->
                assertThat(m.world().publicEndpoints().known().orElseThrow())
                    .containsEntry(Slot.B.lane(), 4));
    assertThat(release.moments())
        .filteredOn(m -> !(stage(m.before()) instanceof Stage.Draining))
        .filteredOn(m -> stage(m.after()) instanceof Stage.Draining)
        .allSatisfy(
            m ->
                assertThat(m.before().attempt().flatMap(PublicEndpointsTest::move))
                    .contains(Promoting.Move.PUBLIC_CANDIDATE));
  }

  /** An operator without the right to list endpoints, say. */
  @Test
  void whereEndpointsCannotBeSeenTheirTimeIsWaitedFor() {
    Scenario seen = Scenario.stable("1.0", AT_ONCE).commit("2.0", Conduct.HEALTHY);
    Scenario unseen =
        Scenario.stable("1.0", AT_ONCE).hidingPublicEndpoints().commit("2.0", Conduct.HEALTHY);

    int quick = seconds(seen);
    int slow = seconds(unseen);

    assertThat(slow - quick).isBetween(20, 30);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "3,0", "0,9", "3,9", "9,14"})
  void theWayBackWaitsToo(int afterwards, int late) {
    Scenario release =
        Scenario.stable("1.0", AT_ONCE).publicEndpointsTake(Duration.ofSeconds(late));
    release.commit("2.0", Conduct.HEALTHY);
    release.until(s -> s.attempt().flatMap(PublicEndpointsTest::move).isPresent(), "promoting");
    release.until(
        s ->
            s.attempt()
                .flatMap(PublicEndpointsTest::move)
                .filter(move -> move != Promoting.Move.WEIGHT)
                .isPresent(),
        "the public Service moves");
    release.pass(afterwards).when(new Happening.CrashAll(Slot.B));

    release.until(Phase.ROLLED_BACK).pass(10);

    assertThat(release.play().cluster().strandsCallers()).isFalse();
    assertThat(release.play().cluster().listedPublicly())
        .isEqualTo(Map.of(Slot.A.lane(), 4, Slot.B.lane(), 0));
  }

  @Test
  void endpointsThatNobodyWritesKeepNoBadVersionRunning() {
    Scenario release = Scenario.stable("1.0", AT_ONCE).commit("2.0", Conduct.HEALTHY);
    release.until(s -> s.attempt().filter(PublicEndpointsTest::left).isPresent(), "moving on");
    release.publicEndpointsTake(Duration.ofDays(1)).when(new Happening.CrashAll(Slot.B));
    release.until(s -> s.phase() == Phase.ROLLING_BACK, "the way back");

    release.pass(STATED_SECONDS);

    assertThat(release.state().phase()).isEqualTo(Phase.ROLLED_BACK);
    assertThat(release.weight(Slot.A)).isEqualTo(100);
  }

  @Test
  void aPromotionWaitsForThemAndAsksMoreAndMoreSeldom() {
    Scenario release = Scenario.stable("1.0", AT_ONCE).publicEndpointsTake(Duration.ofDays(1));
    release.commit("2.0", Conduct.HEALTHY).until(PublicEndpointsTest::takesIn, "moving");

    release.pass(300);

    assertThat(release.state()).matches(PublicEndpointsTest::takesIn);
    assertThat(PublicMove.pace(at(0), at(9))).isEqualTo(Duration.ofSeconds(1));
    assertThat(PublicMove.pace(at(0), at(40))).isEqualTo(Duration.ofSeconds(4));
    assertThat(PublicMove.pace(at(0), at(3600))).isEqualTo(Duration.ofSeconds(10));
    assertThat(PublicMove.pace(at(9), at(0))).as("a clock that went back").isPositive();
    release.publicEndpointsTake(Duration.ZERO).until(Phase.STABLE);
  }

  private static Instant at(long second) {
    return Instant.EPOCH.plusSeconds(second);
  }

  private static boolean takesIn(ReleaseState state) {
    return state
        .attempt()
        .flatMap(PublicEndpointsTest::move)
        .filter(move -> move == Promoting.Move.PUBLIC_BOTH)
        .isPresent();
  }

  private static boolean left(Attempt attempt) {
    return move(attempt).filter(move -> move == Promoting.Move.PUBLIC_CANDIDATE).isPresent();
  }

  @Test
  void aWipedStatusLeavesNoCallerOfThePublicServiceBehind() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(100);
    release.publicEndpointsTake(Duration.ofSeconds(9)).when(new Happening.StatusLost());

    release.until(Phase.STABLE).pass(20);

    assertThat(release.play().cluster().strandsCallers()).isFalse();
  }

  private static int seconds(Scenario release) {
    release.until(Phase.PROMOTING);
    int seconds = 0;
    while (release.state().attempt().isPresent() && seconds++ < 200) {
      release.pass(1);
    }
    return seconds;
  }

  private static boolean seen(ReleaseState state) {
    return state
        .attempt()
        .filter(a -> a.stage() instanceof Promoting p && p.seenAt().isPresent())
        .isPresent();
  }

  private static Object stage(ReleaseState state) {
    return state.attempt().<Object>map(Attempt::stage).orElse("");
  }

  private static Optional<Promoting.Move> move(Attempt attempt) {
    return attempt.stage() instanceof Promoting p ? Optional.of(p.move()) : Optional.empty();
  }
}
