package dev.hotswap.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.testing.Seeds;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Two implementations of one rule say the same at every look of random releases. */
class SecondImplementationTest {
  private static final long SEED = Seeds.seed(23);

  /** Fewer than this need not say everything. */
  private static final int MANY = 120;

  private static final int HISTORIES = Seeds.histories(MANY);
  private static final Tests TESTS = Tests.of(0.05, 0.01);
  private static final double ALPHA = 0.01;

  @Test
  void both_implementations_say_the_same_at_every_look() {
    SplittableRandom seeds = new SplittableRandom(SEED);
    Set<Says> said = EnumSet.noneOf(Says.class);
    boolean halved = false;
    for (int i = 0; i < HISTORIES; i++) {
      Played played = play(new RandomRelease(seeds.split(), i % 60 == 0), i);
      said.addAll(played.said());
      halved |= played.halved();
    }

    assumeThat(HISTORIES).isGreaterThanOrEqualTo(MANY);
    assertThat(said).as("everything is said in some release").containsExactly(Says.values());
    assertThat(halved).as("more than a day was seen before some release").isTrue();
  }

  /** What was said in one release, and whether more than a day of stable was seen before. */
  private record Played(Set<Says> said, boolean halved) {}

  private static Played play(RandomRelease release, int history) {
    boolean hold = history % 3 == 0;
    AtFullWeight full = hold ? AtFullWeight.HOLD : AtFullWeight.JUDGE;
    Question question =
        new Question(Plans.errors(), Share.percent(5), TESTS, new Budget(ALPHA), full);
    NaiveRule naive = new NaiveRule(0.05, 0.01, ALPHA, hold);
    StableTrack stable = StableTrack.begin(Dispersion.UNKNOWN);
    Instant at = Feed.START;
    for (int seconds : release.before()) {
      at = at.plusSeconds(seconds);
      Tally seen = release.next().stable();
      stable = stable.absorb(at, seen, TESTS.limit());
      naive.before(seen, seconds);
    }
    Set<Says> said = EnumSet.noneOf(Says.class);
    SequentialTrack track = SequentialTrack.begin(question, stable);
    for (int look = 0; look < release.looks(); look++) {
      at = at.plusSeconds(1);
      Counted seen = release.next();
      track = track.absorb(new Sample(at, Map.of(), release.allToCandidate()), seen);
      Says expected = naive.look(seen, release.allToCandidate());
      assertThat(says(track.verdict(Feed.HALF_AN_HOUR)))
          .as("seed %d, history %d, look %d: %s", SEED, history, look, seen)
          .isEqualTo(expected);
      said.add(expected);
    }
    return new Played(said, naive.halved());
  }

  private static Says says(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Breach b -> Says.BREACH;
      case Verdict.SharedIncident s -> Says.SHARED;
      case Verdict.Healthy h -> Says.ELSE;
      case Verdict.NotYet n -> Says.ELSE;
      case Verdict.Unknown u -> Says.ELSE;
    };
  }
}
