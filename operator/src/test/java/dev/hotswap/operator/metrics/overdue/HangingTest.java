package dev.hotswap.operator.metrics.overdue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.AtFullWeight;
import dev.hotswap.core.analysis.Baselines;
import dev.hotswap.core.analysis.Evidence;
import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.analysis.Judge;
import dev.hotswap.core.analysis.Looks;
import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.NoData;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Rule;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.analysis.ThresholdSettings;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.operator.metrics.overdue.Population.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How soon a version is found some of whose requests hang: random limits, shares, rates and
 * callers, in every way in which a gateway shows requests, judged by the rule itself. Histograms
 * are as late as Envoy's are, five seconds.
 */
class HangingTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final double FLUSH = 5;
  private static final double MOST = 60;
  private static final long SEED = Long.getLong("hotswap.seed", 1);
  private static final Looks LOOKS = new Looks(1_800);

  /** Histories of each case. */
  private static final int HISTORIES = Integer.getInteger("hotswap.histories", 6);

  /** One situation: how long callers wait is told in limits, or never ends. */
  private record Hang(double limit, double share, double rate, double patience, Random random) {
    static Hang any(long seed, double share, double... patience) {
      Random random = Seeds.random(seed);
      double limit = pick(random, 0.25, 0.5, 1, 2.5);
      double waits = limit * pick(random, patience);
      return new Hang(limit, share, pick(random, 10, 20, 100), waits, random);
    }

    private static double pick(Random random, double... values) {
      return values[random.nextInt(values.length)];
    }

    /** Until so many have hung. */
    double until(int hung) {
      return hung / (rate * share);
    }

    /** Some hang until their callers leave, if they do; the others are answered soon. */
    Population population() {
      List<Request> requests = new ArrayList<>();
      for (double at = gap(); at < MOST; at += gap()) {
        boolean hangs = random.nextDouble() < share;
        double soon = limit * 0.1 * random.nextDouble();
        requests.add(new Request(at, hangs ? patience : soon, !hangs));
      }
      return new Population(requests, FLUSH);
    }

    private double gap() {
      return -Math.log(1 - random.nextDouble()) / rate;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ENVOY", "ISTIO_WITH_OPEN"})
  void aVersionThatAnswersNothingIsFoundWithinTheLimitAndThreeSeconds(Shown shown) {
    histories(1, 1.5, 4, 40, NEVER)
        .forEach(
            hang ->
                assertThat(found(hang, shown))
                    .as("seed %d: %s", SEED, hang)
                    .isLessThanOrEqualTo(hang.limit() + 3));
  }

  @ParameterizedTest
  @EnumSource
  void aVersionThatAnswersNothingIsFoundThoughCallersLeaveBeforeTheLimit(Shown shown) {
    double late = shown == Shown.ENVOY ? 0 : FLUSH;
    histories(1, 0.5, 0.8)
        .forEach(
            hang ->
                assertThat(found(hang, shown))
                    .as("seed %d: %s", SEED, hang)
                    .isLessThanOrEqualTo(hang.limit() + late + 3 + hang.until(20)));
  }

  /** What is open for longer than the limit is known for sure only once it exceeds all newer. */
  @ParameterizedTest
  @MethodSource("shares")
  void aVersionThatLeavesSomeOpenIsFoundWithinItsLimitDividedByTheirShare(
      Shown shown, double share) {
    histories(share, 4, 40, NEVER)
        .forEach(
            hang ->
                assertThat(found(hang, shown))
                    .as("seed %d: %s", SEED, hang)
                    .isLessThanOrEqualTo(
                        Math.min((hang.limit() + 1) / share, hang.patience() + 3 * FLUSH)
                            + 3
                            + hang.until(16)));
  }

  static Stream<Arguments> shares() {
    return Stream.of(Shown.ENVOY, Shown.ISTIO_WITH_OPEN)
        .flatMap(shown -> Stream.of(0.5, 0.33, 0.1).map(share -> Arguments.of(shown, share)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.33, 0.1})
  void whatIsShownOnlyWhenItHasEndedIsFoundOnceCallersLeave(double share) {
    histories(share, 1.5, 4)
        .forEach(
            hang ->
                assertThat(found(hang, Shown.ISTIO))
                    .as("seed %d: %s", SEED, hang)
                    .isLessThanOrEqualTo(hang.patience() + 2 * FLUSH + 3 + hang.until(16)));
  }

  @Test
  void whatIsShownOnlyWhenItHasEndedIsNeverFoundWhereNobodyLeaves() {
    histories(0.33, NEVER).forEach(hang -> assertThat(found(hang, Shown.ISTIO)).isInfinite());
  }

  @ParameterizedTest
  @EnumSource
  void aVersionThatAnswersEverybodyIsNeverFound(Shown shown) {
    histories(0, NEVER).forEach(hang -> assertThat(found(hang, shown)).isInfinite());
  }

  private static Stream<Hang> histories(double share, double... patience) {
    return LongStream.range(SEED, SEED + HISTORIES)
        .mapToObj(seed -> Hang.any(seed, share, patience));
  }

  /**
   * Seconds from the first request until it is judged to be too slow; infinite if it never is.
   * Looked at as a gateway is: each second, nearly, and more often in the first ten.
   */
  private static double found(Hang hang, Shown shown) {
    AnalysisPlan plan = plan(hang.limit());
    Evidence evidence = Evidence.begin(plan, known(plan, 9 * hang.rate()));
    Watching watching = new Watching(hang.population(), 1_000 * hang.limit(), 0, shown);
    double first = 0.1 + 0.8 * hang.random().nextDouble();
    for (int look = 0; look < MOST; look++) {
      double at = first + look + 0.04 * hang.random().nextDouble();
      for (int part = 3; part > 0 && look < 10; part--) {
        watching.note(Math.max(0, at - 0.25 * part));
      }
      Tally candidate = watching.look(at).newest();
      Counted seen = new Counted(candidate, new Tally(Math.round(9 * hang.rate()), 0));
      evidence = evidence.absorb(new Sample(Population.look(at).to(), Map.of("p99", seen)));
      if (Judge.assess(evidence, LOOKS).breach().isPresent()) {
        return at;
      }
    }
    return NEVER;
  }

  private static Baselines known(AnalysisPlan plan, double rate) {
    Baselines known = Baselines.unknown(plan);
    for (int second = -600; second < 0; second++) {
      Counted stable = new Counted(Tally.NONE, new Tally(Math.round(rate), 0));
      known = known.absorb(new Sample(Population.look(second).to(), Map.of("p99", stable)));
    }
    return known;
  }

  private static AnalysisPlan plan(double limit) {
    Metric p99 =
        new Metric.Latency(
            "p99",
            Mode.ENFORCE,
            new ThresholdSettings(Duration.ofMinutes(1), 60, 0),
            99,
            Duration.ofNanos(Math.round(limit * 1e9)),
            Optional.empty());
    return new AnalysisPlan(
        "gateway",
        Rule.SEQUENTIAL,
        List.of(p99),
        new NoData(Duration.ofMinutes(5), NoData.Then.HOLD),
        new InsufficientEvidence(Duration.ofMinutes(30), InsufficientEvidence.Then.HOLD),
        AtFullWeight.JUDGE);
  }
}
