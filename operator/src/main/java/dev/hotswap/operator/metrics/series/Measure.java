package dev.hotswap.operator.metrics.series;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A question that exposed counters answer. */
public sealed interface Measure {
  /** The name under which its answer travels: the metric's, or {@code <metric>#warn}. */
  String key();

  /** The answer; empty where a histogram lacks the bound. */
  Optional<Tally> of(Series series);

  /** Failed requests among all that the client waited for. */
  record Failures(String key) implements Measure {
    @Override
    public Optional<Tally> of(Series series) {
      long failed = series.requests(Outcome.FAILED);
      return Optional.of(new Tally(failed + series.requests(Outcome.OK), failed));
    }
  }

  /**
   * Requests slower than {@code millis}. A failed one counts when it was slow, and is left out when
   * it was quick: a version that fails fast does not become a fast version. Total and slow come
   * from the same histogram, because histograms are published later than request counters.
   */
  record Slow(String key, double millis) implements Measure {
    @Override
    public Optional<Tally> of(Series series) {
      long total = 0;
      long slow = 0;
      for (Series.Durations durations : series.durations().values()) {
        var within = durations.histogram().within(millis);
        if (within.isEmpty()) {
          return Optional.empty();
        }
        long late = durations.histogram().count() - within.getAsLong();
        total +=
            switch (durations.outcome()) {
              case OK -> durations.histogram().count();
              case FAILED -> late;
              case ABORTED -> 0;
            };
        slow += durations.outcome() == Outcome.ABORTED ? 0 : late;
      }
      return Optional.of(new Tally(total, slow));
    }
  }

  /** The questions these metrics ask of counters; raw PromQL asks none. */
  static List<Measure> of(List<Metric> metrics) {
    return metrics.stream().flatMap(Measure::of).toList();
  }

  private static Stream<Measure> of(Metric metric) {
    return switch (metric) {
      case Metric.ErrorRate errors -> Stream.of(new Failures(errors.name()));
      case Metric.Latency latency ->
          Stream.concat(
              Stream.of(new Slow(latency.name(), millis(latency.max()))),
              latency.warnAbove().stream()
                  .map(warn -> new Slow(latency.name() + Sample.WARN, millis(warn))));
      case Metric.Ratio ratio -> Stream.empty();
      case Metric.Value value -> Stream.empty();
    };
  }

  private static double millis(Duration bound) {
    return bound.toNanos() / 1e6;
  }
}
