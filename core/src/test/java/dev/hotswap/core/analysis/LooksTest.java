package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void a_step_has_one_look_for_each_sample() {
    assertThat(Looks.during(Duration.ofMinutes(2), SECOND)).isEqualTo(new Looks(120));
    assertThat(Looks.during(Duration.ofMinutes(2), Duration.ofSeconds(15))).isEqualTo(new Looks(8));
  }

  @Test
  void the_shortest_step_has_one_look() {
    assertThat(Looks.during(Duration.ZERO, SECOND)).isEqualTo(new Looks(1));
  }

  @Test
  void a_step_without_end_has_as_many_as_half_an_hour() {
    assertThat(Looks.openEnded()).isEqualTo(new Looks(1_800));
  }

  @Test
  void no_look_at_all_is_refused() {
    assertThatThrownBy(() -> new Looks(0)).hasMessageContaining("planned looks 0 is below 1");
  }

  @Test
  void more_looks_ask_for_more_proof_and_more_metrics_too() {
    Budget one = Budget.among(1);

    assertThat(one.restarting(1_800)).isGreaterThan(one.restarting(60));
    assertThat(one.cumulative()).isLessThan(Budget.among(3).cumulative());
    assertThat(one.cumulative()).isEqualTo(Math.log(200));
    assertThat(Budget.among(0)).isEqualTo(one);
  }
}
