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

  /**
   * Failed requests among all that the caller waited for, and failed attempts that the gateway hid
   * by trying again. Where the gateway counts attempts, an answer that was cut off is a failure.
   *
   * <p>One failure may be counted under several names: a broken attempt that nobody tries again is
   * a 503 too, one that took too long a 504, and a gateway gives the gRPC callers of both a status.
   * Only what exceeds the other name is added, so failures are never counted twice.
   */
  record Failures(String key) implements Measure {
    @Override
    public Optional<Tally> of(Series series) {
      long retried = series.attempts(Attempt.RETRIED);
      long faults = series.attempts(Attempt.RETRIED_FAULT);
      long cut = beyond(series, Attempt.CUT, Attempt.UNAVAILABLE);
      long late = beyond(series, Attempt.TRY_TIMED_OUT, Attempt.LATE_ANSWER);
      long failed =
          Math.max(series.requests(Outcome.FAILED), series.attempts(Attempt.GRPC_FAULT))
              + faults
              + cut
              + late;
      long hidden = faults + Math.min(Math.max(0, retried - faults), cut + late);
      long answered = series.requests(Outcome.OK) + series.requests(Outcome.FAILED);
      return Optional.of(new Tally(Math.max(answered + hidden, failed), failed));
    }

    private static long beyond(Series series, Attempt counted, Attempt answered) {
      return Math.max(0, series.attempts(counted) - series.attempts(answered));
    }
  }

  /**
   * Requests slower than {@code millis}. A failed one, or one that its caller gave up, counts when
   * it was slow, and is left out when it was quick: a version that fails fast does not become a
   * fast version, and who leaves early says nothing about it. Total and slow come from the same
   * histogram, because histograms are published later than request counters.
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
        total += durations.outcome() == Outcome.OK ? durations.histogram().count() : late;
        slow += late;
      }
      return Optional.of(new Tally(total, slow));
    }

    /** Requests that their callers gave up sooner, as far as the histograms tell. */
    public long givenUpSooner(Series series) {
      return series.durations().values().stream()
          .filter(durations -> durations.outcome() == Outcome.ABORTED)
          .mapToLong(durations -> durations.histogram().within(millis).orElse(0))
          .sum();
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
