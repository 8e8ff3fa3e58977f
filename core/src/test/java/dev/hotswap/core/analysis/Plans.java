package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Metric.ErrorRate;
import dev.hotswap.core.analysis.Metric.Latency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Analysis plans for tests. */
final class Plans {
  static final ThresholdSettings PLAIN = new ThresholdSettings(Duration.ofMinutes(1), 60, 0);

  private Plans() {}

  /** At most 5 % errors. */
  static ErrorRate errors() {
    return new ErrorRate("errors", Mode.ENFORCE, PLAIN, Share.percent(5));
  }

  /** P99 of at most a second, with a warning from half a second on. */
  static Latency p99() {
    ThresholdSettings plain = new ThresholdSettings(Duration.ofMinutes(1), 300, 0);
    Optional<Duration> warnAbove = Optional.of(Duration.ofMillis(500));
    return new Latency("p99", Mode.ENFORCE, plain, 99, Duration.ofSeconds(1), warnAbove);
  }

  static AnalysisPlan of(Rule rule, Metric... metrics) {
    return plan(rule, AtFullWeight.JUDGE, metrics);
  }

  /** The sequential rule that blames nobody where there is nothing to compare with. */
  static AnalysisPlan holdingAtFullWeight(Metric... metrics) {
    return plan(Rule.SEQUENTIAL, AtFullWeight.HOLD, metrics);
  }

  private static AnalysisPlan plan(Rule rule, AtFullWeight atFullWeight, Metric... metrics) {
    return new AnalysisPlan(
        "gateway",
        rule,
        List.of(metrics),
        new NoData(Duration.ofMinutes(5), NoData.Then.HOLD),
        new InsufficientEvidence(Duration.ofMinutes(30), InsufficientEvidence.Then.HOLD),
        atFullWeight);
  }
}
