package dev.hotswap.operator.metrics.prometheus;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One series of an answer.
 *
 * @param labels empty for a scalar
 * @param points in order of time, at least one
 */
record Row(Map<String, String> labels, List<Point> points) {
  Row {
    labels = Map.copyOf(labels);
    points = List.copyOf(points);
  }

  /**
   * One number.
   *
   * @param at when it was evaluated, by the server's clock
   * @param value finite
   */
  record Point(Instant at, double value) {}

  /** The newest number, under the time that was asked for. */
  Row evaluatedAt(Instant time) {
    return new Row(labels, List.of(new Point(time, last().value())));
  }

  /** The newest number. */
  Point last() {
    return points.getLast();
  }
}
