package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.Seeds;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
  private static final long SEED = Seeds.seed(12);

  @ParameterizedTest(name = "{0} % with {1} bad ones takes {2} requests")
  @CsvSource({
    "5,0,59", "5,1,93", "5,2,124", "5,3,153", "5,5,208",
    "2,0,149", "2,1,236", "2,2,313", "2,3,386", "2,5,523",
    "1,0,299", "1,1,473", "1,2,628", "1,3,773", "1,5,1049",
    "0.1,0,2995", "0.1,1,4742", "0.1,2,6294", "0.1,3,7752", "0.1,5,10511",
  })
  void health_takes_exactly_so_many_requests(double percent, long bad, long requests) {
    Share limit = Share.percent(percent);

    assertThat(Health.shown(new Tally(requests - 1, bad), limit)).isFalse();
    assertThat(Health.shown(new Tally(requests, bad), limit)).isTrue();
  }

  @Test
  void agrees_with_the_clopper_pearson_bound() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 2_000; i++) {
      long total = random.nextLong(1, 5_000);
      long bad = random.nextLong(Math.min(total, 200));
      double limit = random.nextDouble(0.001, 0.2);
      double bound =
          new BetaDistribution(bad + 1.0, (double) total - bad).inverseCumulativeProbability(0.95);
      if (Math.abs(bound - limit) > 1e-6) {
        assertThat(Health.shown(new Tally(total, bad), new Share(limit)))
            .as("seed %d: %d of %d, limit %s, bound %s", SEED, bad, total, limit, bound)
            .isEqualTo(bound < limit);
      }
    }
  }

  @Test
  void nothing_seen_shows_nothing() {
    assertThat(Health.shown(Tally.NONE, Share.percent(5))).isFalse();
    assertThat(Health.passed(Tally.NONE, Share.percent(5), 0.01)).isFalse();
  }

  @Test
  void no_number_of_requests_shows_that_there_are_no_errors() {
    assertThat(Health.shown(new Tally(1_000_000_000_000L, 0), new Share(0))).isFalse();
  }

  @Test
  void huge_counts_are_no_trouble() {
    long total = 1_000_000_000_000L;

    assertThat(Health.shown(new Tally(total, total / 100), Share.percent(5))).isTrue();
    assertThat(Health.shown(new Tally(total, total / 10), Share.percent(5))).isFalse();
    assertThat(Health.shown(new Tally(total, 0), Share.percent(100))).isTrue();
  }

  @Test
  void a_share_is_surely_passed_only_when_chance_does_not_explain_it() {
    assertThat(Health.passed(new Tally(20, 1), Share.percent(1), 0.01)).isFalse();
    assertThat(Health.passed(new Tally(20, 3), Share.percent(1), 0.01)).isTrue();
  }
}
