package dev.hotswap.operator.metrics.overdue;

import java.time.Duration;
import java.time.Instant;

/**
 * When one page of counters was read: at some moment between these two.
 *
 * @param from not before this
 * @param to not after this, and not before {@code from}
 */
public record ReadWindow(Instant from, Instant to) {
  /** A moment known exactly. */
  public static ReadWindow at(Instant moment) {
    return new ReadWindow(moment, moment);
  }

  /** Whether at least so much time surely lies between that look and this one. */
  boolean isAfter(ReadWindow earlier, Duration atLeast) {
    return !earlier.to.plus(atLeast).isAfter(from);
  }
}
