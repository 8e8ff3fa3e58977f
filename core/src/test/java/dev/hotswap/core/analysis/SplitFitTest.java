package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.SplitFit.Applied;
import dev.hotswap.core.analysis.SplitFit.NotYet;
import dev.hotswap.core.testing.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitFitTest {
  private static final long SEED = Seeds.seed(14);

  @ParameterizedTest(name = "{0} of {1} after {3} % → {2} %: applied {4}")
  @CsvSource({
    "1,20,10,0,true",
    "0,20,10,0,false",
    "0,200,10,0,false",
    "20,20,10,0,false",
    "0,40,0,10,false",
    "0,60,0,10,true",
    "1,500,0,10,false",
    "1,1,100,0,true",
    "99,100,100,50,false",
    "30,30,100,50,true",
    "3,30,50,10,false",
    "15,30,50,10,true",
    "0,0,10,0,false",
    "0,0,10,10,true",
    "50000000,100000000,50,10,true",
    "10000000,100000000,50,10,false",
  })
  void says_whether_the_new_weights_are_in_force(
      long candidate, long total, int weight, int before, boolean applied) {
    SplitFit fit = SplitFit.of(candidate, total, weight, before);

    assertThat(fit)
        .isEqualTo(applied ? new Applied(candidate, total) : new NotYet(candidate, total));
  }

  @Test
  void is_rarely_wrong_about_a_gateway_that_still_uses_the_old_weights() {
    SplittableRandom random = new SplittableRandom(SEED);
    int wrong = 0;
    for (int i = 0; i < 2_000; i++) {
      long candidate = random.doubles(300).filter(d -> d < 0.1).count();
      wrong += SplitFit.of(candidate, 300, 20, 10) instanceof Applied ? 1 : 0;
    }

    assertThat(wrong).as("seed %d", SEED).isLessThanOrEqualTo(30);
  }

  @Test
  void recognises_nearly_every_gateway_that_uses_the_new_ones() {
    SplittableRandom random = new SplittableRandom(SEED);
    int recognised = 0;
    for (int i = 0; i < 2_000; i++) {
      long candidate = random.doubles(400).filter(d -> d < 0.5).count();
      recognised += SplitFit.of(candidate, 400, 50, 10) instanceof Applied ? 1 : 0;
    }

    assertThat(recognised).as("seed %d", SEED).isGreaterThan(1_950);
  }
}
