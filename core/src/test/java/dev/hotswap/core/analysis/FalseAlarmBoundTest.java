package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.testing.Seeds;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** At the very edge of what is acceptable the theory's bounds hold, for every single test. */
class FalseAlarmBoundTest {
  private static final long SEED = Seeds.seed(16);
  private static final int RUNS = 2_000;
  private static final int LOOKS = 300;
  private static final int PER_LOOK = 20;
  private static final Budget BUDGET = new Budget(0.1);
  private static final Caution SURE = new Caution(1, 0);
  private static final Tests TESTS = Tests.of(0.05, 0.05);

  /** Half of the budget, and three standard errors of the count. */
  private static final long ALLOWED = 100 + 3 * 10;

  @Test
  void a_share_exactly_at_the_limit_rarely_looks_broken_since_the_attempt_began() {
    long alarms =
        alarms(
            0.05,
            0.05,
            run ->
                TESTS.limit().evidence(run.cumulative.seen().candidate(), 1)
                    >= BUDGET.cumulative());

    assertThat(alarms).as("seed %d", SEED).isBetween(1L, ALLOWED);
  }

  @Test
  void a_share_exactly_at_the_limit_rarely_looks_broken_since_any_moment() {
    long alarms =
        alarms(0.05, 0.05, run -> run.late.limit().evidence() >= BUDGET.restarting(LOOKS));

    assertThat(alarms).as("seed %d", SEED).isBetween(1L, ALLOWED);
  }

  @Test
  void exactly_twice_as_bad_rarely_looks_worse_than_that() {
    long ever =
        alarms(0.02, 0.01, run -> run.cumulative.twice().evidence(1) >= BUDGET.cumulative());
    long late = alarms(0.02, 0.01, run -> run.late.twice().evidence() >= BUDGET.restarting(LOOKS));

    assertThat(ever).as("seed %d", SEED).isBetween(1L, ALLOWED);
    assertThat(late).as("seed %d", SEED).isBetween(1L, ALLOWED);
  }

  private record Run(Cumulative cumulative, Late late) {}

  private static long alarms(double candidate, double stable, Predicate<Run> alarm) {
    SplittableRandom random = new SplittableRandom(SEED);
    long alarms = 0;
    for (int i = 0; i < RUNS; i++) {
      alarms += alarms(random, candidate, stable, alarm) ? 1 : 0;
    }
    return alarms;
  }

  private static boolean alarms(
      SplittableRandom random, double candidate, double stable, Predicate<Run> alarm) {
    Run run = new Run(Cumulative.NONE, Late.begin(TESTS));
    for (int look = 0; look < LOOKS; look++) {
      Counted seen = new Counted(draw(random, candidate), draw(random, stable));
      run = new Run(run.cumulative.absorb(seen, TESTS), run.late.absorb(seen, TESTS, SURE));
      if (alarm.test(run)) {
        return true;
      }
    }
    return false;
  }

  private static Tally draw(SplittableRandom random, double share) {
    long bad = 0;
    for (int i = 0; i < PER_LOOK; i++) {
      bad += random.nextDouble() < share ? 1 : 0;
    }
    return new Tally(PER_LOOK, bad);
  }
}
