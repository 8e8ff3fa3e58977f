package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import dev.hotswap.core.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Invariant 8: healthy metrics finish in the sum of pauses plus a tick each. */
class HealthyTimeTest {
  /** A gateway's second to follow, and the sampler's second to see. */
  private static final int TICK = 2;

  @Test
  void aHealthyVersionTakesTheSumOfItsPausesPlusATickEach() {
    long seed = Seeds.seed(8L);
    for (long each = seed; each < seed + Seeds.histories(300); each++) {
      Plan plan = plan(each);
      Scenario release = Scenario.stable("1.0", plan).commit("2.0", Conduct.HEALTHY);
      release.until(Phase.STABLE);

      assertThat(shifting(release))
          .as("-Dhotswap.seed=%d: %s", each, plan.steps())
          .isBetween(pauses(plan), pauses(plan).plusSeconds((long) TICK * plan.steps().size()));
    }
  }

  private static Plan plan(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Step> steps = new ArrayList<>();
    for (int weight = 10; weight <= 100; weight += random.nextInt(10, 60)) {
      steps.add(Plans.step(weight, random.nextInt(4, 30)));
    }
    return Plans.of(steps, new Sizing.Full(), OnBreach.ROLLBACK);
  }

  private static Duration pauses(Plan plan) {
    return plan.steps().stream()
        .map(step -> step.hold().time())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration shifting(Scenario release) {
    List<Moment> moments = release.moments();
    Instant from = first(moments, Stage.Shifting.class);
    return Duration.between(from, first(moments, Stage.Promoting.class, from));
  }

  private static Instant first(List<Moment> moments, Class<? extends Stage> stage) {
    return first(moments, stage, Instant.MIN);
  }

  private static Instant first(List<Moment> moments, Class<? extends Stage> stage, Instant after) {
    return moments.stream()
        .filter(m -> m.now().isAfter(after))
        .filter(m -> m.after().attempt().filter(a -> stage.isInstance(a.stage())).isPresent())
        .map(Moment::now)
        .findFirst()
        .orElseThrow();
  }
}
