package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.testing.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EvidencePropertiesTest {
  private static final long SEED = Seeds.seed(15);
  private static final int HISTORIES = Seeds.histories(500);
  private static final Tests TESTS = Tests.of(0.05, 0.01);
  private static final double PHI = 2;

  @Test
  void one_more_bad_request_of_the_candidate_never_lowers_the_evidence() {
    forAll(
        50,
        (random, samples) -> {
          int at = random.nextInt(samples.size());
          Counted seen = samples.get(at);
          Counted worse = new Counted(oneMoreBad(seen.candidate()), seen.stable());

          assertNowhereAbove(all(samples), all(with(samples, at, worse)));
        });
  }

  @Test
  void one_more_bad_request_of_stable_never_raises_the_evidence() {
    forAll(
        50,
        (random, samples) -> {
          int at = random.nextInt(samples.size());
          Counted seen = samples.get(at);
          Counted worse = new Counted(seen.candidate(), oneMoreBad(seen.stable()));

          assertNowhereAbove(all(with(samples, at, worse)), all(samples));
        });
  }

  @Test
  void the_order_of_samples_does_not_matter_to_the_cumulative_half() {
    forAll(
        1_000,
        (random, samples) -> {
          List<Counted> shuffled = new ArrayList<>(samples);
          Collections.shuffle(shuffled, new Random(random.nextLong()));

          assertSame(cumulative(shuffled), cumulative(samples));
        });
  }

  @Test
  void splitting_samples_does_not_matter_to_the_cumulative_half() {
    forAll(
        1_000,
        (random, samples) -> {
          List<Counted> doubled = samples.stream().map(s -> s.plus(s)).toList();
          List<Counted> split = samples.stream().flatMap(s -> List.of(s, s).stream()).toList();

          assertSame(cumulative(split), cumulative(doubled));
        });
  }

  @Test
  void samples_without_traffic_are_neutral() {
    forAll(
        1_000,
        (random, samples) -> {
          int at = random.nextInt(samples.size() + 1);
          List<Counted> padded = new ArrayList<>(samples);
          padded.add(at, Counted.NONE);

          assertThat(all(padded)).as("seed %d", SEED).isEqualTo(all(samples));
        });
  }

  @Test
  void huge_counts_yield_numbers_and_verdicts() {
    forAll(
        1_000_000_000_000L,
        (random, samples) -> {
          assertThat(all(samples)).as("seed %d", SEED).doesNotContain(Double.NaN);
          SequentialTrack track =
              SequentialTrack.begin(question(), StableTrack.begin(Dispersion.UNKNOWN));
          for (Counted sample : samples) {
            track = track.absorb(new Sample(Feed.START, Map.of()), sample);
            assertThat(track.stable().seen().phi()).as("seed %d", SEED).isBetween(1.0, 40.0);
            assertThat(track.verdict(Feed.HALF_AN_HOUR)).as("seed %d", SEED).isNotNull();
          }
        });
  }

  private static void forAll(long most, BiConsumer<SplittableRandom, List<Counted>> property) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < HISTORIES; i++) {
      property.accept(random, RandomCounts.list(random, random.nextInt(1, 30), most));
    }
  }

  private static List<Counted> with(List<Counted> samples, int at, Counted other) {
    List<Counted> changed = new ArrayList<>(samples);
    changed.set(at, other);
    return changed;
  }

  private static Tally oneMoreBad(Tally seen) {
    return new Tally(seen.total(), Math.min(seen.total(), seen.bad() + 1));
  }

  private static void assertNowhereAbove(double[] lower, double[] upper) {
    for (int i = 0; i < lower.length; i++) {
      assertThat(lower[i])
          .as("seed %d, evidence %d", SEED, i)
          .isLessThanOrEqualTo(upper[i] + rounding(upper[i]));
    }
  }

  private static double rounding(double value) {
    return Double.isFinite(value) ? 1e-9 * (1 + Math.abs(value)) : 0;
  }

  private static void assertSame(double[] some, double[] others) {
    assertNowhereAbove(some, others);
    assertNowhereAbove(others, some);
  }

  /** Limit, floor, worse and twice, since the attempt began. */
  private static double[] cumulative(List<Counted> samples) {
    Cumulative seen = Cumulative.NONE;
    for (Counted sample : samples) {
      seen = seen.absorb(sample, TESTS);
    }
    return new double[] {
      TESTS.limit().evidence(seen.seen().candidate(), PHI),
      TESTS.floor().evidence(seen.seen().candidate(), PHI),
      seen.worse().evidence(PHI),
      seen.twice().evidence(PHI)
    };
  }

  /** The same, and the four that restart. */
  private static double[] all(List<Counted> samples) {
    Late late = Late.begin(TESTS);
    for (Counted sample : samples) {
      late = late.absorb(sample, TESTS, new Caution(PHI, 0));
    }
    double[] restarting = {
      late.limit().evidence(),
      late.floor().evidence(),
      late.worse().evidence(),
      late.twice().evidence()
    };
    return DoubleStream.concat(DoubleStream.of(cumulative(samples)), DoubleStream.of(restarting))
        .toArray();
  }

  private static Question question() {
    return new Question(
        Plans.errors(), Share.percent(5), TESTS, Budget.among(1), AtFullWeight.JUDGE);
  }
}
