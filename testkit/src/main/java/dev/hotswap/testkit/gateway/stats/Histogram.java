package dev.hotswap.testkit.gateway.stats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Durations in Envoy's default buckets. As in Envoy, what is recorded is seen only after the next
 * flush, so that latencies lag behind counters.
 */
final class Histogram {

  /** Envoy's default bounds in milliseconds, which Istio keeps. */
  private static final double[] BOUNDS = {
    0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000,
    600_000, 1_800_000, 3_600_000
  };

  /**
   * What a page shows.
   *
   * @param buckets one for each bound, in rising order
   * @param sum of all durations, in milliseconds
   */
  record Reading(List<Bucket> buckets, long count, double sum) {}

  /** How many durations were at most as long as the bound, in milliseconds. */
  record Bucket(double bound, long within) {}

  private final long[] pending = new long[BOUNDS.length + 1];
  private final long[] reported = new long[BOUNDS.length + 1];
  private double pendingSum;
  private double reportedSum;

  synchronized void record(Duration duration) {
    double milliseconds = duration.toNanos() / 1e6;
    int bucket = 0;
    while (bucket < BOUNDS.length && milliseconds > BOUNDS[bucket]) {
      bucket++;
    }
    pending[bucket]++;
    pendingSum += milliseconds;
  }

  synchronized void flush() {
    for (int bucket = 0; bucket < pending.length; bucket++) {
      reported[bucket] += pending[bucket];
      pending[bucket] = 0;
    }
    reportedSum += pendingSum;
    pendingSum = 0;
  }

  synchronized Reading reading() {
    var buckets = new ArrayList<Bucket>();
    long count = 0;
    for (int bucket = 0; bucket < BOUNDS.length; bucket++) {
      count += reported[bucket];
      buckets.add(new Bucket(BOUNDS[bucket], count));
    }
    return new Reading(buckets, count + reported[BOUNDS.length], reportedSum);
  }
}
