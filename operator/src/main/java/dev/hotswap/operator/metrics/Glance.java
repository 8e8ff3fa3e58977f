package dev.hotswap.operator.metrics;

import dev.hotswap.core.analysis.Tally;
import java.util.Map;

/**
 * Running totals of one slot at one moment.
 *
 * @param totals by reporter, then by metric name
 */
public record Glance(Map<String, Map<String, Tally>> totals) {
  /** Nothing was seen. */
  public static final Glance NOTHING = new Glance(Map.of());

  public Glance {
    totals = Map.copyOf(totals);
  }
}
