package dev.hotswap.operator.metrics.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A stretch of history and how finely it is read.
 *
 * @param from first moment, by the server's clock
 * @param steps how many follow, 0 or more
 * @param step time between two, in whole milliseconds
 */
record Span(Instant from, long steps, Duration step) {
  /** Prometheus refuses more than 11,000 points a series. */
  private static final long MOST_STEPS = 3_600;

  /**
   * The history that ends exactly at {@code to}.
   *
   * @param from not later than the first moment
   * @param interval the finest step that makes sense
   */
  static Span ending(Instant to, Instant from, Duration interval) {
    long length = Math.max(0, Duration.between(from, to).toMillis());
    long finest = Math.ceilDiv(length, interval.toMillis());
    long coarsening = Math.max(1, Math.ceilDiv(finest, MOST_STEPS));
    Duration step = interval.multipliedBy(coarsening);
    long steps = Math.ceilDiv(length, step.toMillis());
    return new Span(to.minus(step.multipliedBy(steps)), steps, step);
  }

  Instant to() {
    return from.plus(step.multipliedBy(steps));
  }

  /** Every moment, in order. */
  List<Instant> times() {
    return LongStream.rangeClosed(0, steps).mapToObj(n -> from.plus(step.multipliedBy(n))).toList();
  }
}
