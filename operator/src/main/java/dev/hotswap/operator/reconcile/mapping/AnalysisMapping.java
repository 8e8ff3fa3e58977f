package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.policy.analysis.Analysis;
import dev.hotswap.api.policy.analysis.Metric;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.NoData;
import dev.hotswap.core.analysis.Rule;
import dev.hotswap.core.analysis.Share;
import dev.hotswap.core.analysis.ThresholdSettings;
import java.time.Duration;
import java.util.Optional;

/** Compiles what a policy measures. */
final class AnalysisMapping {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int SAMPLES = 60;
  private static final int LATENCY_SAMPLES = 300;

  private AnalysisMapping() {}

  static AnalysisPlan plan(Analysis analysis) {
    return new AnalysisPlan(
        analysis.source(),
        switch (analysis.rule()) {
          case SEQUENTIAL -> Rule.SEQUENTIAL;
          case THRESHOLD -> Rule.THRESHOLD;
        },
        analysis.metrics().stream().map(AnalysisMapping::metric).toList(),
        new NoData(
            analysis.noData().after().duration(),
            switch (analysis.noData().then()) {
              case HOLD -> NoData.Then.HOLD;
              case ROLLBACK -> NoData.Then.ROLLBACK;
            }),
        new InsufficientEvidence(
            analysis.insufficientEvidence().after().duration(),
            switch (analysis.insufficientEvidence().then()) {
              case HOLD -> InsufficientEvidence.Then.HOLD;
              case PROMOTE -> InsufficientEvidence.Then.PROMOTE;
            }));
  }

  private static dev.hotswap.core.analysis.Metric metric(Metric metric) {
    String name = metric.name();
    if (metric.errorRate() != null) {
      return new dev.hotswap.core.analysis.Metric.ErrorRate(
          name, mode(metric), counted(metric, SAMPLES), share(metric.errorRate().max().fraction()));
    }
    if (metric.latency() != null) {
      return new dev.hotswap.core.analysis.Metric.Latency(
          name,
          mode(metric),
          counted(metric, LATENCY_SAMPLES),
          metric.latency().percentile(),
          metric.latency().max().duration(),
          Optional.ofNullable(metric.latency().warnAbove()).map(TimeSpan::duration));
    }
    if (metric.ratio() != null) {
      return new dev.hotswap.core.analysis.Metric.Ratio(
          name,
          mode(metric),
          counted(metric, SAMPLES),
          metric.ratio().bad(),
          metric.ratio().total(),
          share(metric.ratio().max().fraction()));
    }
    if (metric.value() != null) {
      return new dev.hotswap.core.analysis.Metric.Value(
          name,
          mode(metric),
          new ThresholdSettings(metric.value().window().duration(), 1, metric.failureLimit()),
          metric.value().query(),
          metric.value().max().value());
    }
    throw new IllegalArgumentException(
        "metric \"" + name + "\" has none of errorRate, latency, ratio and value: set one");
  }

  private static Mode mode(Metric metric) {
    return switch (metric.mode()) {
      case ENFORCE -> Mode.ENFORCE;
      case DRY_RUN -> Mode.DRY_RUN;
    };
  }

  private static ThresholdSettings counted(Metric metric, int usualSamples) {
    return new ThresholdSettings(
        Optional.ofNullable(metric.window()).map(TimeSpan::duration).orElse(WINDOW),
        Optional.ofNullable(metric.minSamples()).orElse(usualSamples),
        metric.failureLimit());
  }

  private static Share share(double fraction) {
    return new Share(fraction);
  }
}
