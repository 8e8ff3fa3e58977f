package dev.hotswap.operator.metrics;

import dev.hotswap.core.analysis.Tally;
import java.time.Duration;
import java.util.Map;

/**
 * Running totals of one slot at one moment.
 *
 * @param totals by reporter, then by metric name
 * @param age how long ago that moment was, zero or more
 */
public record CounterTotals(Map<String, Map<String, Tally>> totals, Duration age) {
  /** Nothing was seen. */
  public static final CounterTotals NOTHING = new CounterTotals(Map.of());

  /** Of this moment. */
  public CounterTotals(Map<String, Map<String, Tally>> totals) {
    this(totals, Duration.ZERO);
  }

  public CounterTotals {
    totals = Map.copyOf(totals);
  }
}
