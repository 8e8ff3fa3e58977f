package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.Seeds;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DispersionTest {
  private static final long SEED = Seeds.seed(13);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void is_two_while_nothing_is_known() {
    assertThat(Dispersion.UNKNOWN.phi()).isEqualTo(2);
    assertThat(samples(569, i -> independent(100, 0.01)).phi()).isEqualTo(2);
  }

  @Test
  void is_one_once_ten_minutes_show_independent_errors() {
    assertThat(samples(570, i -> independent(100, 0.01)).phi()).as("seed %d", SEED).isEqualTo(1);
  }

  @Test
  void stays_two_when_events_are_too_rare_to_tell() {
    assertThat(samples(10_000, i -> new Tally(100, i % 1_000 == 0 ? 1 : 0)).phi()).isEqualTo(2);
  }

  @Test
  void is_at_least_the_size_of_bursts_that_come_whole_and_less_than_twice_that() {
    double phi = samples(2_000, i -> new Tally(1_000, 10L * independent(5, 0.1).bad())).phi();

    assertThat(phi).as("seed %d", SEED).isBetween(9.0, 18.0);
  }

  @Test
  void sees_bursts_that_outlast_a_sample() {
    assertThat(samples(2_000, i -> new Tally(2, i % 200 < 8 ? 2 : 0)).phi()).isGreaterThan(10);
  }

  @Test
  void rises_at_the_first_bursts_without_waiting_for_ten_minutes() {
    assertThat(samples(20, i -> new Tally(200, i == 7 || i == 15 ? 6 : 0)).phi()).isGreaterThan(4);
  }

  @Test
  void an_incident_that_begins_and_ends_is_no_burst() {
    double phi = samples(1_000, i -> independent(200, i >= 500 && i < 560 ? 0.3 : 0.02)).phi();

    assertThat(phi).as("seed %d", SEED).isEqualTo(1);
  }

  @Test
  void is_not_fooled_by_long_bursts_of_which_each_pair_of_samples_shows_much() {
    double phi =
        samples(2_000, i -> new Tally(10_000, Math.round(500 + 120 * random.nextGaussian()))).phi();

    assertThat(phi).as("seed %d", SEED).isBetween(24.0, 37.0);
  }

  @Test
  void never_exceeds_eighty() {
    assertThat(samples(1_000, i -> new Tally(1_000, i % 2 == 0 ? 1_000 : 0)).phi()).isEqualTo(80);
  }

  @Test
  void samples_without_traffic_say_nothing() {
    Dispersion seen = samples(100, i -> independent(100, 0.1));

    assertThat(seen.absorb(Tally.NONE, Duration.ZERO)).isEqualTo(seen);
  }

  private static Dispersion samples(int count, IntFunction<Tally> sample) {
    Dispersion seen = Dispersion.UNKNOWN;
    for (int i = 0; i < count; i++) {
      seen = seen.absorb(sample.apply(i), SECOND);
    }
    return seen;
  }

  private Tally independent(int total, double share) {
    return new Tally(total, random.doubles(total).filter(d -> d < share).count());
  }
}
