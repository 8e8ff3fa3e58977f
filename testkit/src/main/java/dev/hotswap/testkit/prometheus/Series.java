package dev.hotswap.testkit.prometheus;

import java.util.List;
import java.util.Map;

/** Values of one label set, in the order of time. */
public record Series(Map<String, String> labels, List<Point> points) {

  public Series {
    labels = Map.copyOf(labels);
    points = List.copyOf(points);
  }

  /** One value of a label set. */
  public static Series of(Map<String, String> labels, Point point) {
    return new Series(labels, List.of(point));
  }
}
