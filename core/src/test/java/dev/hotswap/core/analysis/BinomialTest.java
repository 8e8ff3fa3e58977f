package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hotswap.core.testing.Seeds;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;

class BinomialTest {
  private static final long SEED = Seeds.seed(11);

  @Test
  void small_tails_agree_with_another_implementation() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 2_000; i++) {
      int n = random.nextInt(1, 3_000);
      int k = random.nextInt(n + 1);
      double p = random.nextDouble();
      BinomialDistribution other = new BinomialDistribution(n, p);

      assertThat(Binomial.atMost(k, n, p))
          .as("seed %d: at most %d of %d at %s", SEED, k, n, p)
          .isCloseTo(other.cumulativeProbability(k), within(1e-9));
      assertThat(Binomial.atLeast(k, n, p))
          .as("seed %d: at least %d of %d at %s", SEED, k, n, p)
          .isCloseTo(1 - other.cumulativeProbability(k - 1), within(1e-9));
    }
  }

  @Test
  void tails_far_out_keep_their_relative_precision() {
    assertThat(Binomial.atMost(0, 1_000, 0.5))
        .isCloseTo(Math.pow(0.5, 1_000), Percentage.withPercentage(1e-9));
    assertThat(Binomial.atMost(10, 10_000, 0.02))
        .isCloseTo(Beta.regularizedBeta(0.98, 9_990, 11), Percentage.withPercentage(1e-6));
  }

  @Test
  void a_share_of_none_or_all_is_certain() {
    assertThat(Binomial.atMost(0, 10, 0)).isEqualTo(1);
    assertThat(Binomial.atLeast(1, 10, 0)).isZero();
    assertThat(Binomial.atLeast(10, 10, 1)).isEqualTo(1);
    assertThat(Binomial.atMost(9, 10, 1)).isZero();
    assertThat(Binomial.atMost(0, 0, 0.3)).isEqualTo(1);
  }

  @Test
  void huge_counts_agree_with_the_normal_distribution() {
    long n = 1_000_000_000_000L;
    double deviation = Math.sqrt(n * 0.05 * 0.95);

    assertThat(Binomial.atMost((long) (n * 0.05 - 1.6448536 * deviation), n, 0.05))
        .isCloseTo(0.05, within(1e-5));
    assertThat(Binomial.atMost(n / 2, n, 0.05)).isEqualTo(1);
    assertThat(Binomial.atMost(0, n, 0.05)).isZero();
  }

  @Test
  void both_tails_together_are_at_most_certain() {
    assertThat(Binomial.twoSided(50, 100, 0.5)).isEqualTo(1);
    assertThat(Binomial.twoSided(0, 10, 0.5)).isCloseTo(2 * Math.pow(0.5, 10), within(1e-12));
  }
}
