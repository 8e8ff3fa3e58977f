package dev.hotswap.operator.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The upper bounds of a latency histogram's buckets. A latency limit can only be counted exactly
 * when it is one of them.
 *
 * @param bounds in order
 */
public record BucketBounds(NavigableSet<Duration> bounds) {
  public BucketBounds {
    bounds = Collections.unmodifiableNavigableSet(new TreeSet<>(bounds));
  }

  /** Bounds given in milliseconds. */
  public static BucketBounds ofMillis(double... millis) {
    NavigableSet<Duration> bounds = new TreeSet<>();
    Arrays.stream(millis).mapToObj(BucketBounds::duration).forEach(bounds::add);
    return new BucketBounds(bounds);
  }

  /** True when {@code limit} is a bound. */
  public boolean has(Duration limit) {
    return bounds.contains(limit);
  }

  /** The largest bound below {@code limit}. */
  public Optional<Duration> below(Duration limit) {
    return Optional.ofNullable(bounds.lower(limit));
  }

  /** The smallest bound above {@code limit}. */
  public Optional<Duration> above(Duration limit) {
    return Optional.ofNullable(bounds.higher(limit));
  }

  private static Duration duration(double millis) {
    return Duration.ofNanos(Math.round(millis * 1_000_000));
  }
}
