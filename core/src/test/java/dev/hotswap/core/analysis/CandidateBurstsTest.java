package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.Seeds;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class CandidateBurstsTest {
  private static final long SEED = Seeds.seed(17);
  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void says_nothing_while_nothing_was_seen() {
    assertThat(CandidateBursts.NONE.seenSoFar()).isEqualTo(1);
    assertThat(CandidateBursts.NONE.phi()).isEqualTo(2);
  }

  @Test
  void a_burst_that_goes_on_is_no_reason_to_doubt_it() {
    assertThat(seen(60, i -> new Tally(5, i < 50 ? 0 : 5)).seenSoFar()).isEqualTo(1);
  }

  @Test
  void a_burst_that_is_over_makes_the_next_one_doubtful_at_once() {
    CandidateBursts over = seen(60, i -> new Tally(5, i >= 50 && i < 54 ? 5 : 0));

    assertThat(over.seenSoFar()).isGreaterThan(2.5);
  }

  @Test
  void one_quick_answer_among_failures_is_no_end_of_them() {
    assertThat(seen(60, i -> new Tally(5, i < 50 || i == 55 ? 0 : 5)).seenSoFar()).isEqualTo(1);
  }

  @Test
  void independent_errors_raise_hardly_any_doubt() {
    double phi = seen(2_000, i -> independent(i < 1_000 ? 0.01 : 0.2)).seenSoFar();

    assertThat(phi).as("seed %d", SEED).isLessThan(1.3);
  }

  @Test
  void a_look_without_requests_changes_nothing() {
    CandidateBursts some = seen(60, i -> new Tally(5, i == 50 ? 5 : 0));

    assertThat(some.absorb(Tally.NONE, true)).isEqualTo(some);
  }

  private CandidateBursts seen(int looks, IntFunction<Tally> candidate) {
    CandidateBursts seen = CandidateBursts.NONE;
    for (int i = 0; i < looks; i++) {
      seen = seen.absorb(candidate.apply(i), false);
    }
    return seen;
  }

  private Tally independent(double share) {
    return new Tally(5, random.doubles(5).filter(d -> d < share).count());
  }
}
