package dev.hotswap.operator.metrics.series;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Cumulative buckets of request durations.
 *
 * @param within requests that took at most so many milliseconds; the last bound is infinite
 */
public record Histogram(NavigableMap<Double, Long> within) {
  /** No durations. */
  public static final Histogram EMPTY = new Histogram(new TreeMap<>());

  /** A duration beyond the last finite bound is taken for so many times that bound. */
  private static final int BEYOND = 4;

  public Histogram {
    within = Collections.unmodifiableNavigableMap(new TreeMap<>(within));
  }

  /** All requests. */
  public long count() {
    return within.isEmpty() ? 0 : within.lastEntry().getValue();
  }

  /** Requests that took at most so many milliseconds; empty where that is no bound. */
  public OptionalLong within(double millis) {
    Long count = within.get(millis);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /** The mean duration in milliseconds if each is as long as its bucket allows; 0 where none is. */
  public double meanAtMost() {
    double sum = 0;
    long below = 0;
    double bound = 0;
    for (var bucket : within.entrySet()) {
      bound = bucket.getKey().isInfinite() ? BEYOND * bound : bucket.getKey();
      sum += bound * (bucket.getValue() - below);
      below = bucket.getValue();
    }
    return below == 0 ? 0 : sum / below;
  }

  /** Both together. Where only one has a bound, the other counts by its next smaller one. */
  public Histogram plus(Histogram other) {
    TreeMap<Double, Long> sum = new TreeMap<>(within);
    sum.putAll(other.within);
    sum.replaceAll((bound, count) -> atMost(bound) + other.atMost(bound));
    return new Histogram(sum);
  }

  private long atMost(double millis) {
    var floor = within.floorEntry(millis);
    return floor == null ? 0 : floor.getValue();
  }

  /** True when buckets never shrink toward larger bounds and the infinite one is there. */
  boolean sound() {
    if (within.isEmpty() || !within.lastKey().isInfinite()) {
      return false;
    }
    long smaller = 0;
    for (long count : within.values()) {
      if (count < smaller) {
        return false;
      }
      smaller = count;
    }
    return true;
  }

  /**
   * What was added since {@code before}; all of it when the histogram began anew meanwhile, which
   * any shrunken bucket shows.
   */
  Histogram since(Histogram before) {
    TreeMap<Double, Long> grown = new TreeMap<>();
    for (var bucket : within.entrySet()) {
      long growth = bucket.getValue() - before.within.getOrDefault(bucket.getKey(), 0L);
      if (growth < 0) {
        return this;
      }
      grown.put(bucket.getKey(), growth);
    }
    Histogram result = new Histogram(grown);
    return result.sound() ? result : this;
  }
}
