package dev.hotswap.operator.metrics.series;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * All that one reporter exposes at one moment.
 *
 * @param series by destination
 */
public record Page(Map<Destination, Series> series) {
  /** Nothing counted yet. */
  public static final Page EMPTY = new Page(Map.of());

  public Page {
    series = Map.copyOf(series);
  }

  /** Every finite bucket bound of its histograms, in milliseconds. */
  public NavigableSet<Double> bounds() {
    NavigableSet<Double> bounds = new TreeSet<>();
    for (Series exposed : series.values()) {
      exposed.durations().values().forEach(d -> bounds.addAll(d.histogram().within().keySet()));
    }
    bounds.remove(Double.POSITIVE_INFINITY);
    return bounds;
  }
}
