package dev.hotswap.e2e.bench;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.AtFullWeight;
import dev.hotswap.core.analysis.Baselines;
import dev.hotswap.core.analysis.Evidence;
import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.NoData;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Rule;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Share;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.analysis.ThresholdSettings;
import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A healthy release of ten steps in half an hour, 200 requests a second, sampled each second. */
final class HalfAnHour {
  private static final int SECONDS = 1_800;
  private static final int STEPS = 10;
  private static final long SEED = 1;
  private static final ThresholdSettings UNUSED =
      new ThresholdSettings(Duration.ofMinutes(1), 60, 0);
  private static final AnalysisPlan ERRORS_AND_P99 =
      new AnalysisPlan(
          "gateway",
          Rule.SEQUENTIAL,
          List.of(
              new Metric.ErrorRate("errors", Mode.ENFORCE, UNUSED, Share.percent(5)),
              new Metric.Latency(
                  "p99", Mode.ENFORCE, UNUSED, 99, Duration.ofSeconds(1), Optional.empty())),
          new NoData(Duration.ofMinutes(5), NoData.Then.HOLD),
          new InsufficientEvidence(Duration.ofMinutes(30), InsufficientEvidence.Then.HOLD),
          AtFullWeight.JUDGE);

  private HalfAnHour() {}

  /** A look in the middle of its last step. */
  static Moment lastStep() {
    List<Step> steps =
        IntStream.rangeClosed(1, STEPS)
            .mapToObj(step -> Plans.step(step * 100 / STEPS, SECONDS / STEPS))
            .toList();
    Plan plan = Plans.of(steps, new Sizing.Full(), OnBreach.ROLLBACK);
    return Scenario.stable("1.0", plan)
        .commit("2.0", Conduct.HEALTHY)
        .until(Phase.SHIFTING)
        .pass(SECONDS / STEPS * (STEPS - 2))
        .untilWeight(100)
        .pass(SECONDS / STEPS / 2)
        .moments()
        .getLast();
  }

  /** Evidence of its first moment. */
  static Evidence nothingSeen() {
    return Evidence.begin(ERRORS_AND_P99, Baselines.unknown(ERRORS_AND_P99));
  }

  /** Its samples, in order. */
  static List<Sample> samples() {
    SplittableRandom random = new SplittableRandom(SEED);
    return IntStream.rangeClosed(1, SECONDS).mapToObj(second -> sample(second, random)).toList();
  }

  private static Sample sample(int second, SplittableRandom random) {
    return new Sample(
        Instant.EPOCH.plusSeconds(second),
        Map.of("errors", counted(0.005, random), "p99", counted(0.001, random)));
  }

  private static Counted counted(double share, SplittableRandom random) {
    return new Counted(tally(20, share, random), tally(180, share, random));
  }

  private static Tally tally(int total, double share, SplittableRandom random) {
    long bad = IntStream.range(0, total).filter(_ -> random.nextDouble() < share).count();
    return new Tally(total, bad);
  }
}
