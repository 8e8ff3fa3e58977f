package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.report.Report;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackTest {
  @Test
  void aVersionThatFailsRequestsGoesBackWithTheNumbers() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS);

    release.until(Phase.ROLLED_BACK);

    assertThat(release.weight(Slot.A)).isEqualTo(100);
    assertThat(release.lastSummary())
        .isEqualTo(
            "rolled back 2.0: 8 of 40 requests failed (limit 5 %), stable 0.0 %;"
                + " traffic restored in 1 s");
    assertThat(release.play().cluster().lostSeconds()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "NEVER_READY, runs and is not ready after 40 s",
    "CRASH_LOOPS, ended again after 2 restarts",
    "CRASHES_UNDER_TRAFFIC, ended: exit code 137",
    "FAILS_REQUESTS, 8 of 40 requests failed",
    "FAILS_UNDER_LOAD, requests failed",
    "NO_IMAGE, the image cannot be pulled on win-1: not found",
    "REGISTRY_DOWN, staging its image took longer than 1 min; the image is on 0 of 2 nodes; pod win-1 cannot pull its image: ",
  })
  void everyWayToBeBadEndsOnStableAndIsHeld(Conduct conduct, String sentence) {
    Scenario release = Scenario.stable("1.0").commit("2.0", conduct);

    release.until(Phase.ROLLED_BACK).pass(200);

    assertThat(release.state().phase()).isEqualTo(Phase.ROLLED_BACK);
    assertThat(breaches(release)).singleElement().asString().contains(sentence);
    assertThat(release.weight(Slot.A)).isEqualTo(100);
    assertThat(release.replicas(Slot.B)).isZero();
    assertThat(release.state().history().getFirst().outcome())
        .isEqualTo(HistoryEntry.Outcome.ROLLED_BACK);
  }

  @Test
  void theRouteGoesBackInTheDecisionThatSawTheBreachAndNothingElseIsWritten() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).until(Phase.ROLLING_BACK);

    Moment seen = release.moments().getLast();
    assertThat(seen.before().attempt().orElseThrow().breach()).isEmpty();
    assertThat(seen.desired().orElseThrow().routeAlone()).isTrue();
    assertThat(seen.desired().orElseThrow().route().orElseThrow().split().share(Slot.B.lane()))
        .isZero();
  }

  @Test
  void noPodOfTheCandidateGoesBeforeTheGatewayWasSeenToFollow() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).untilWeight(10);
    release.pass(2).when(new Happening.GatewayStuck(Duration.ofSeconds(20)));

    release.until(Phase.ROLLING_BACK).pass(15);
    assertThat(release.replicas(Slot.B)).isEqualTo(4);
    assertThat(release.state().attempt().orElseThrow().stage())
        .isInstanceOfSatisfying(
            Stage.RollingBack.class, back -> assertThat(back.restoredAt()).isEmpty());

    release.until(Phase.ROLLED_BACK);
    assertThat(release.replicas(Slot.B)).isZero();
  }

  @Test
  void aGatewayThatDoesNotFollowDoesNotKeepStableFromBeingLookedAfter() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).untilWeight(10);
    release.pass(2).when(new Happening.GatewayStuck(Duration.ofSeconds(90)));
    release.until(Phase.ROLLING_BACK).when(new Happening.Replicas(6)).pass(20);
    assertThat(release.replicas(Slot.A)).isEqualTo(4);

    release.pass(15);

    assertThat(release.replicas(Slot.A)).isEqualTo(6);
  }

  @Test
  void aPauseNeverStopsTheWayBack() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).untilWeight(10);

    release.when(new Happening.Pause(true)).until(Phase.ROLLED_BACK);

    assertThat(release.weight(Slot.A)).isEqualTo(100);
  }

  @Test
  void theWayBackDoesNotWaitForStableToBeWhole() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.FAILS_REQUESTS).untilWeight(10);

    release
        .when(new Happening.NoRoom(Duration.ofSeconds(60)))
        .when(new Happening.Evict(Slot.A))
        .until(Phase.ROLLING_BACK)
        .pass(2);

    assertThat(release.state().attempt().orElseThrow().stage())
        .isInstanceOfSatisfying(
            Stage.RollingBack.class, back -> assertThat(back.restoredAt()).isPresent());
  }

  @Test
  void aCandidateThatRunsOutOfMemoryAtHalfTheTrafficGoesBackAtOnce() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(50);

    release.pass(2).when(new Happening.CrashAll(Slot.B)).pass(2);

    assertThat(release.weight(Slot.A)).isEqualTo(100);
    release.until(Phase.ROLLED_BACK);
    assertThat(release.lastSummary()).contains("ended: exit code 137 (OOMKilled)");
  }

  @Test
  void oneCrashBeforeAnyTrafficIsForgiven() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.CRASHES_ONCE_EARLY);

    release.until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  @Test
  void capacityThatTheClusterLosesIsNeverTheCandidatesFault() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(50);

    release
        .when(new Happening.NodeLost(Slot.B, Duration.ofSeconds(50)))
        .pass(3)
        .when(new Happening.Evict(Slot.B));
    assertThat(release.weight(Slot.A)).isEqualTo(100);

    release.until(Phase.STABLE);
    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
    assertThat(breaches(release)).isEmpty();
  }

  @Test
  void aCrashWhileThePublicServiceMovesBringsItBackInTwoMoves() {
    Scenario release =
        Scenario.stable("1.0")
            .commit("2.0", Conduct.HEALTHY)
            .until(RollbackTest::publicServiceMoved, "the public Service on the candidate");

    release.when(new Happening.CrashAll(Slot.B)).until(Phase.ROLLED_BACK);

    assertThat(
            release.moments().stream()
                .filter(m -> m.after().phase() == Phase.ROLLING_BACK)
                .flatMap(m -> m.desired().stream())
                .map(Desired::publicMembers)
                .distinct())
        .containsExactly(Set.of(Slot.A.lane(), Slot.B.lane()), Set.of(Slot.A.lane()));
  }

  private static boolean publicServiceMoved(ReleaseState state) {
    return state
        .attempt()
        .filter(
            a ->
                a.stage() instanceof Stage.Promoting p
                    && p.move() == Stage.Promoting.Move.PUBLIC_CANDIDATE
                    && p.seenAt().isPresent())
        .isPresent();
  }

  /** What stopped attempts so far, as people were told. */
  static List<String> breaches(Scenario release) {
    return release.moments().stream()
        .flatMap(m -> m.after().outbox().stream())
        .filter(a -> a.event() == EventName.BREACH_DETECTED)
        .map(Announcement::message)
        .distinct()
        .toList();
  }

  @Test
  void aRegistryThatStaysSilentIsGivenTwoMinutes() {
    Scenario release =
        Scenario.stable("1.0", Plans.patient(Plans.CAREFUL))
            .commit("2.0", Conduct.REGISTRY_DOWN)
            .until(Phase.STAGING)
            .pass(110);
    assertThat(release.state().phase()).isEqualTo(Phase.STAGING);

    release.until(Phase.ROLLED_BACK);

    assertThat(release.state().rejected().getFirst().reason()).contains("cannot be pulled");
  }

  @ParameterizedTest
  @CsvSource({"5", "60"})
  void aSlotThatOthersSendToIsEmptiedOnlyAfterItsBoundAndThatIsSaid(int drain) {
    Scenario release =
        Scenario.stable("1.0", Plans.draining(Duration.ofSeconds(drain)))
            .commit("2.0", Conduct.FAILS_REQUESTS)
            .until(Phase.ROLLING_BACK)
            .when(new Happening.OthersSend(Duration.ofHours(1)));

    release.until(state -> leg(state).equals(Optional.of(RollingBack.Leg.DRAIN)), "back");
    assertThat(message(release))
        .endsWith("; requests are back on stable; route spy sends requests here");
    assertThat(release.state().splitAt().orElseThrow().plusSeconds(30))
        .as("any gateway would have followed")
        .isBeforeOrEqualTo(release.moments().getLast().now());
    release.pass(drain - 1);
    assertThat(release.replicas(Slot.B)).isEqualTo(4);

    release.until(Phase.ROLLED_BACK);
    assertThat(release.replicas(Slot.B)).isZero();
    assertThat(release.moments().stream().flatMap(m -> m.after().outbox().stream()))
        .anyMatch(
            told ->
                told.event() == EventName.TRAFFIC_RESTORED
                    && told.message().contains("gets no requests by its own route any more")
                    && told.message().endsWith("; route spy sends requests here"));
  }

  private static Optional<RollingBack.Leg> leg(ReleaseState state) {
    return state
        .attempt()
        .map(Attempt::stage)
        .filter(RollingBack.class::isInstance)
        .map(stage -> ((RollingBack) stage).leg());
  }

  private static String message(Scenario release) {
    Moment last = release.moments().getLast();
    return Report.of(last.intent(), last.after(), last.world()).message();
  }
}
