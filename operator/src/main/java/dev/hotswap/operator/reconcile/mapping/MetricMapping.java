package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.policy.analysis.Metric;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.core.analysis.Metric.ErrorRate;
import dev.hotswap.core.analysis.Metric.Latency;
import dev.hotswap.core.analysis.Metric.Ratio;
import dev.hotswap.core.analysis.Metric.Value;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.Share;
import dev.hotswap.core.analysis.ThresholdSettings;
import java.time.Duration;
import java.util.Optional;

/** One metric: one record with four optional kinds on the wire, four types in core. */
final class MetricMapping {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int SAMPLES = 60;
  private static final int LATENCY_SAMPLES = 300;

  private MetricMapping() {}

  static dev.hotswap.core.analysis.Metric read(Metric metric) {
    String name = metric.name();
    if (metric.errorRate() != null) {
      return new ErrorRate(
          name,
          mode(metric),
          counted(metric, SAMPLES),
          new Share(metric.errorRate().max().fraction()));
    }
    if (metric.latency() != null) {
      return new Latency(
          name,
          mode(metric),
          counted(metric, LATENCY_SAMPLES),
          metric.latency().percentile(),
          metric.latency().max().duration(),
          Optional.ofNullable(metric.latency().warnAbove()).map(TimeSpan::duration));
    }
    if (metric.ratio() != null) {
      return new Ratio(
          name,
          mode(metric),
          counted(metric, SAMPLES),
          metric.ratio().bad(),
          metric.ratio().total(),
          new Share(metric.ratio().max().fraction()));
    }
    if (metric.value() != null) {
      return new Value(
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
    return EnumMapping.name(Mode.class, metric.mode());
  }

  private static ThresholdSettings counted(Metric metric, int usualSamples) {
    return new ThresholdSettings(
        Optional.ofNullable(metric.window()).map(TimeSpan::duration).orElse(WINDOW),
        Optional.ofNullable(metric.minSamples()).orElse(usualSamples),
        metric.failureLimit());
  }
}
