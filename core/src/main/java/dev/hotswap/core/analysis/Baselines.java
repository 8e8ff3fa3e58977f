package dev.hotswap.core.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is known of stable's bad requests under every metric of a plan that counts. Fed by every
 * sample of stable: before an attempt, during one, and sparsely between two. Immutable.
 *
 * <p>{@link #remembered} goes on from what was kept, {@link #absorb} takes one more reading, {@link
 * #kept} is what to keep. {@link Evidence#begin} judges by it, {@link Evidence#baselines} returns
 * it with what the attempt saw of stable.
 */
public final class Baselines {
  private final List<MetricBaseline> metrics;

  private Baselines(List<MetricBaseline> metrics) {
    this.metrics = List.copyOf(metrics);
  }

  /** Of a plan of which nothing is known yet. */
  public static Baselines unknown(AnalysisPlan plan) {
    return remembered(plan, Map.of());
  }

  /**
   * Of a plan, going on from what was kept. A baseline of a metric that the plan does not have, or
   * that counts something else there, is left out.
   *
   * @param kept by metric name, from {@link #kept}
   */
  public static Baselines remembered(AnalysisPlan plan, Map<String, Baseline> kept) {
    return new Baselines(
        plan.metrics().stream()
            .flatMap(
                metric ->
                    metric
                        .maxBad()
                        .map(max -> MetricBaseline.begin(metric, max, known(metric, kept)))
                        .stream())
            .toList());
  }

  private static Dispersion known(Metric metric, Map<String, Baseline> kept) {
    return Optional.ofNullable(kept.get(metric.name()))
        .filter(baseline -> baseline.counted().equals(metric.counted()))
        .map(Dispersion::of)
        .orElse(Dispersion.UNKNOWN);
  }

  /**
   * With one more sample of whatever length: what stable did since the sample before. A sample
   * longer than half a minute is compared with other long ones only; the first one has no length.
   */
  public Baselines absorb(Sample sample) {
    return each(metric -> metric.absorb(sample));
  }

  /** What to keep, by metric name. Nothing of an outage of stable that is going on. */
  public Map<String, Baseline> kept() {
    return metrics.stream()
        .collect(Collectors.toUnmodifiableMap(m -> m.metric().name(), MetricBaseline::kept));
  }

  /** Of each metric, whichever of the two has watched stable for longer. */
  public Baselines orLonger(Baselines other) {
    return each(
        metric -> {
          StableTrack theirs = other.of(metric.metric());
          boolean longer = theirs.seen().seconds() > metric.track().seen().seconds();
          return longer ? metric.with(theirs) : metric;
        });
  }

  /** Stable's bad requests under one metric. */
  StableTrack of(Metric metric) {
    return metrics.stream()
        .filter(m -> m.metric().name().equals(metric.name()))
        .findFirst()
        .map(MetricBaseline::track)
        .orElse(StableTrack.begin(Dispersion.UNKNOWN));
  }

  /** With another track of one metric. */
  Baselines with(Metric metric, StableTrack track) {
    return each(m -> m.metric().name().equals(metric.name()) ? m.with(track) : m);
  }

  private Baselines each(UnaryOperator<MetricBaseline> change) {
    return new Baselines(metrics.stream().map(change).toList());
  }
}
