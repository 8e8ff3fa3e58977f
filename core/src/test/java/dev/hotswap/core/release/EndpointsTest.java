package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.core.world.FewestMembers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No weight rises before the gateway reaches as many pods as it needs. */
class EndpointsTest {
  private static final Plan BY_WEIGHT =
      Plans.of(
          List.of(Plans.step(25, 3), Plans.step(50, 3)), new Sizing.ByWeight(1), OnBreach.ROLLBACK);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noRequestGoesToASlotWhoseEndpointsAreOnTheirWay(boolean shown) {
    long seed = Seeds.seed(9L);
    for (long each = seed; each < seed + Seeds.histories(200); each++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(each);
      Duration takes = Duration.ofSeconds(random.nextInt(15));
      Scenario release =
          Scenario.stable("1.0", plan(random), 1 + random.nextInt(5)).endpointsTake(takes);
      release = shown ? release : release.hidingMembers();

      release.commit("2.0", Conduct.HEALTHY).until(Phase.STABLE).pass(60);
      release.commit("3.0", Conduct.HEALTHY).until(Phase.STABLE);

      assertThat(release.play().cluster().blindSeconds())
          .as("-Dhotswap.seed=%d: endpoints take %s", each, takes)
          .isZero();
    }
  }

  private static Plan plan(RandomGenerator random) {
    List<Step> steps = new ArrayList<>();
    for (int weight = 1 + random.nextInt(60); weight <= 100; weight += random.nextInt(10, 60)) {
      steps.add(Plans.step(weight, random.nextInt(4)));
    }
    return Plans.of(
        steps,
        random.nextBoolean() ? new Sizing.Full() : new Sizing.ByWeight(1),
        OnBreach.ROLLBACK);
  }

  @Test
  void aStepThatNeedsMorePodsWaitsForAllOfThemAtTheGateway() {
    Scenario release = Scenario.stable("1.0", BY_WEIGHT).commit("2.0", Conduct.HEALTHY);
    release.untilWeight(25).endpointsTake(Duration.ofSeconds(8)).untilWeight(50);

    assertThat(obstacles(release)).anyMatch(Obstacle.NotReached.class::isInstance);
    assertThat(release.moments()).noneMatch(EndpointsTest::halfOnTooFew);
  }

  @Test
  void whereMembershipIsNotShownAPodCountsOnceItsWayIsSurelyOver() {
    Scenario release =
        Scenario.stable("1.0").hidingMembers().commit("2.0", Conduct.HEALTHY).untilWeight(10);
    Moment first =
        release.moments().stream().filter(m -> m.after().serves(Slot.B)).findFirst().orElseThrow();

    assertThat(first.world().backend(Slot.B.lane()).known().orElseThrow().reach().readySince())
        .allMatch(since -> !since.plusSeconds(15).isAfter(first.now()));
  }

  @Test
  void aBadVersionIsLeftAtOnceForAStableWhoseEndpointsAreOnTheirWay() {
    Scenario release =
        Scenario.stable("1.0").commit("2.0", Conduct.FAILS_UNDER_LOAD).untilWeight(10);
    release.when(new Happening.CrashAll(Slot.A)).pass(2).endpointsTake(Duration.ofSeconds(14));

    release.until(Phase.ROLLING_BACK);
    release.until(state -> !state.serves(Slot.B), "back on stable");

    Moment back = release.moments().getLast();
    assertThat(back.world().backend(Slot.A.lane()).known().orElseThrow().ready()).isPositive();
    assertThat(back.world().backend(Slot.A.lane()).known().orElseThrow().reach().members().known())
        .contains(new FewestMembers(0, "public-1"));
  }

  @Test
  void requestsGoBackToAStableThatLostItsPodsOnceTheGatewayReachesThem() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(10);
    release.when(new Happening.CrashAll(Slot.A)).pass(2).endpointsTake(Duration.ofSeconds(10));
    assertThat(release.weight(Slot.B)).isEqualTo(100);
    int blind = release.play().cluster().blindSeconds();

    release.until(state -> state.serves(Slot.A), "back on stable");

    assertThat(release.play().cluster().blindSeconds() - blind).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 61, 100, 300})
  void aGatewayThatHearsOfNoPodIsNotTheCandidatesFault(int seconds) {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STARTING);

    release.when(new Happening.GatewayStuck(Duration.ofSeconds(seconds))).pass(seconds - 5);

    assertThat(release.state().phase()).isEqualTo(Phase.STARTING);
    assertThat(release.until(Phase.STABLE).state().history().getFirst().summary()).contains("2.0");
    assertThat(release.phases()).doesNotContain(Phase.ROLLING_BACK);
    assertThat(release.play().cluster().blindSeconds()).isZero();
  }

  @Test
  void whatAGatewayTookDoesNotCountOncePodsAreLostAgain() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STARTING);
    release.when(new Happening.GatewayStuck(Duration.ofSeconds(400))).pass(100);
    release.when(new Happening.NoRoom(Duration.ofSeconds(400)));
    for (int pod = 0; pod < 4; pod++) {
      release.when(new Happening.Evict(Slot.B));
    }

    release.pass(45);
    assertThat(release.state().phase()).isEqualTo(Phase.STARTING);

    release.until(Phase.ROLLED_BACK);
    assertThat(release.lastSummary()).contains("getting all its pods to run");
  }

  @Test
  void whileTheGatewayIsWaitedForAPersonCanAbort() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STARTING);
    release.when(new Happening.GatewayStuck(Duration.ofSeconds(400))).pass(100);

    release.when(new Happening.Ask(Command.Verb.ABORT));

    release.until(Phase.ROLLED_BACK);
  }

  @Test
  void whileTheGatewayIsWaitedForPodsThatKeepEndingCount() {
    Scenario release = Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).until(Phase.STARTING);
    release.when(new Happening.GatewayStuck(Duration.ofSeconds(400))).pass(100);

    for (int crash = 0; crash < 3; crash++) {
      release.when(new Happening.CrashAll(Slot.B)).pass(20);
    }

    release.until(Phase.ROLLED_BACK);
    assertThat(release.lastSummary()).contains("ended again after");
  }

  private static boolean halfOnTooFew(Moment moment) {
    boolean rises = weight(moment.after()) == 50 && weight(moment.before()) < 50;
    return rises
        && moment.world().backend(Slot.B.lane()).known().orElseThrow().reach().pods(moment.now())
            < 2;
  }

  private static int weight(ReleaseState state) {
    return state.share(Slot.B.lane());
  }

  private static List<Obstacle> obstacles(Scenario release) {
    return release.moments().stream()
        .flatMap(
            m ->
                m
                    .after()
                    .attempt()
                    .filter(a -> a.stage() instanceof Stage.Shifting)
                    .flatMap(a -> Holds.of(m.intent(), m.after(), m.world(), m.now()))
                    .stream())
        .toList();
  }
}
