package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import dev.hotswap.core.world.Backend;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests go where something is ready, whatever was planned. */
class EmergencyTest {
  @Test
  void theCandidateStandsInWhileStableIsLostAndTheStepGoesOnAfterwards() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(10);

    release.when(new Happening.NodeLost(Slot.A, Duration.ofSeconds(30))).pass(2);
    assertThat(release.weight(Slot.B)).isEqualTo(100);

    release.pass(40);
    assertThat(release.weight(Slot.B)).isLessThan(100);
    release.until(Phase.STABLE);
    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  @Test
  void aStableThatNeverComesBackIsReplacedWhenAPersonSaysSo() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(10);
    release.when(new Happening.NodeLost(Slot.A, Duration.ofHours(2))).pass(60);
    assertThat(release.state().phase()).isEqualTo(Phase.SHIFTING);

    release.when(new Happening.Ask(Command.Verb.PROMOTE_FULL)).until(Phase.STABLE);

    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  @Test
  void withNothingReadyAnywhereTheLastSplitStays() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(50);

    release
        .when(new Happening.NodeLost(Slot.A, Duration.ofSeconds(30)))
        .when(new Happening.NodeLost(Slot.B, Duration.ofSeconds(30)))
        .pass(20);
    assertThat(release.weight(Slot.B)).isEqualTo(50);

    release.until(Phase.STABLE);
  }

  @Test
  void theVersionBeforeStandsInForAStableThatIsLostWhileItIsWarm() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);

    release.when(new Happening.NodeLost(Slot.B, Duration.ofSeconds(60))).pass(2);
    assertThat(release.weight(Slot.A)).isEqualTo(100);

    release.pass(80);
    assertThat(release.weight(Slot.B)).isEqualTo(100);
    int lost = release.play().cluster().lostSeconds();

    release.pass(60);
    assertThat(release.replicas(Slot.A)).isZero();
    assertThat(release.play().cluster().lostSeconds()).isEqualTo(lost);
  }

  @Test
  void theVersionBeforeStandsInWhileTheNextOneIsPreparedToo() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);
    release
        .when(new Happening.PreflightUnseen(Duration.ofSeconds(60)))
        .commit("3.0", Conduct.HEALTHY)
        .until(Phase.PREFLIGHT);

    release.when(new Happening.CrashAll(Slot.B)).pass(1);
    assertThat(release.weight(Slot.A)).isEqualTo(100);

    release.pass(10);
    assertThat(release.weight(Slot.B)).isEqualTo(100);
    release.until(Phase.STABLE);
  }

  @Test
  void requestsOfAReleaseScaledToZeroComeBackToo() {
    Scenario release =
        Scenario.stable("1.0", Plans.CAREFUL, 0).commit("2.0", Conduct.CRASHES_UNDER_TRAFFIC);

    release.until(Phase.ROLLED_BACK).pass(5);

    assertThat(release.weight(Slot.A)).isEqualTo(100);
    assertThat(release.replicas(Slot.A)).isZero();
    assertThat(release.replicas(Slot.B)).isZero();
  }

  @Test
  void aPromotionStartsOverWhenTheCandidateLosesItsPods() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.PROMOTING).pass(4);

    release.when(new Happening.NodeLost(Slot.B, Duration.ofSeconds(20))).pass(3);
    assertThat(release.weight(Slot.A)).isEqualTo(100);
    assertThat(release.moments().getLast().desired().orElseThrow().publicMembers())
        .containsExactly(Slot.A.lane());

    release.until(Phase.STABLE);
    assertThat(release.state().stable().orElseThrow().target().version()).isEqualTo("2.0");
  }

  @Test
  void aNewStableThatLostItsPodsGetsRequestsBackOnceItHasAllOfThem() {
    Scenario release =
        Scenario.stable("1.0")
            .endlessStreams()
            .commit("2.0", Conduct.HEALTHY)
            .until(Phase.DRAINING);

    release.when(new Happening.Evict(Slot.B)).when(new Happening.CrashAll(Slot.B));
    release.until(Phase.STABLE).pass(30);

    assertThat(release.weight(Slot.B)).isEqualTo(100);
    assertThat(release.moments()).noneMatch(EmergencyTest::returnsTooSoon);
  }

  @Test
  void theVersionBeforeStandsInUntilStableHasAllItsPods() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);

    release.when(new Happening.Evict(Slot.B)).when(new Happening.CrashAll(Slot.B)).pass(60);

    assertThat(release.weight(Slot.B)).isEqualTo(100);
    assertThat(release.moments()).noneMatch(EmergencyTest::returnsTooSoon);
  }

  @Test
  void aStableThatNeverGetsAllItsPodsServesAgainAfterAWhile() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STABLE);

    release
        .when(new Happening.NoRoom(Duration.ofHours(1)))
        .when(new Happening.Evict(Slot.B))
        .when(new Happening.CrashAll(Slot.B))
        .pass(60);
    assertThat(release.weight(Slot.A)).isEqualTo(100);

    release.pass(80);
    assertThat(release.weight(Slot.B)).isEqualTo(100);
  }

  /** Requests go back to a slot with fewer pods than the one that stands in for it. */
  private static boolean returnsTooSoon(Moment moment) {
    return weight(moment.after()) > weight(moment.before())
        && ready(moment, Slot.B) < ready(moment, Slot.A);
  }

  private static int weight(ReleaseState state) {
    return state.share(Slot.B.lane());
  }

  private static int ready(Moment moment, Slot slot) {
    return moment.world().backend(slot.lane()).known().map(Backend::ready).orElse(0);
  }
}
