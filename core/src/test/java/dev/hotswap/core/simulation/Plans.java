package dev.hotswap.core.simulation;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.AtFullWeight;
import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Metric.ErrorRate;
import dev.hotswap.core.analysis.Metric.Latency;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.NoData;
import dev.hotswap.core.analysis.Rule;
import dev.hotswap.core.analysis.Share;
import dev.hotswap.core.analysis.ThresholdSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is judged in a simulated release: one metric under the sequential rule. */
final class Plans {
  static final String METRIC = "m";

  private static final ThresholdSettings UNUSED =
      new ThresholdSettings(Duration.ofMinutes(1), 60, 0);
  private static final Metric ERRORS =
      new ErrorRate(METRIC, Mode.ENFORCE, UNUSED, Share.percent(5));
  private static final Metric P99 =
      new Latency(METRIC, Mode.ENFORCE, UNUSED, 99, Duration.ofSeconds(1), Optional.empty());

  private Plans() {}

  /** At most 5 % errors, or a P99 of at most a second. */
  static AnalysisPlan of(boolean slow) {
    return new AnalysisPlan(
        "simulated",
        Rule.SEQUENTIAL,
        List.of(slow ? P99 : ERRORS),
        new NoData(Duration.ofMinutes(5), NoData.Then.HOLD),
        new InsufficientEvidence(Duration.ofMinutes(30), InsufficientEvidence.Then.HOLD),
        AtFullWeight.JUDGE);
  }
}
