package dev.hotswap.core.analysis;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** One thing that is measured of both versions, and its limit. */
public sealed interface Metric {
  /** Unique within a plan. */
  String name();

  /** Whether a breach acts. */
  Mode mode();

  /** Window, sample floor and failures allowed under {@link Rule#THRESHOLD}. */
  ThresholdSettings threshold();

  /** The largest acceptable share of bad events; empty where it is not events that are counted. */
  default Optional<Share> maxBad() {
    return switch (this) {
      case ErrorRate errors -> Optional.of(errors.max());
      case Latency latency -> Optional.of(latency.maxSlow());
      case Ratio ratio -> Optional.of(ratio.max());
      case Value value -> Optional.empty();
    };
  }

  /**
   * What is counted as bad: two metrics with the same answer count the same, whatever their names
   * and limits. At most 200 characters, for it is kept in status: longer queries are named by two
   * hashes.
   */
  default String counted() {
    return switch (this) {
      case ErrorRate errors -> "failed requests";
      case Latency latency -> "requests slower than " + latency.max();
      case Ratio ratio -> shortened("%s of %s".formatted(ratio.bad(), ratio.total()));
      case Value value -> shortened(value.query());
    };
  }

  private static String shortened(String queries) {
    return queries.length() <= 200
        ? queries
        : "queries of %d characters, %08x%08x"
            .formatted(
                queries.length(),
                queries.hashCode(),
                new StringBuilder(queries).reverse().toString().hashCode());
  }

  /**
   * Failed requests: HTTP 5xx, no answer at all, gRPC server faults.
   *
   * @param max the largest share that is acceptable
   */
  record ErrorRate(String name, Mode mode, ThresholdSettings threshold, Share max)
      implements Metric {}

  /**
   * A latency percentile, judged as the share of requests slower than {@code max}: "P99 ≤ 1 s" is
   * "at most 1 % slower than 1 s".
   *
   * @param percentile 1 to 99, the share of requests that must be within {@code max}, in percent
   * @param max a bucket bound of the source's histogram
   * @param warnAbove a bucket bound above which people are told, without consequence
   */
  record Latency(
      String name,
      Mode mode,
      ThresholdSettings threshold,
      double percentile,
      Duration max,
      Optional<Duration> warnAbove)
      implements Metric {
    /** The largest share of slow requests that is acceptable. */
    public Share maxSlow() {
      return Share.percent(
          BigDecimal.valueOf(100).subtract(BigDecimal.valueOf(percentile)).doubleValue());
    }
  }

  /**
   * Two counters of the user's own.
   *
   * @param bad PromQL for the counter of bad events, by version
   * @param total PromQL for the counter of all events, by version
   * @param max the largest share that is acceptable
   */
  record Ratio(
      String name, Mode mode, ThresholdSettings threshold, String bad, String total, Share max)
      implements Metric {}

  /**
   * One number of the user's own; judged by plain comparison under every rule.
   *
   * @param query PromQL with one number as its answer
   * @param max the largest value that is acceptable
   */
  record Value(String name, Mode mode, ThresholdSettings threshold, String query, double max)
      implements Metric {}
}
