package dev.hotswap.core.analysis;

import java.time.Instant;
import java.util.Map;

/**
 * One look at the metric source.
 *
 * @param at when the numbers were taken; two samples with one time are the same sample
 * @param metrics what was seen, by metric name; a latency with {@code warnAbove} adds an entry
 *     {@code <name>#warn}
 */
public record Sample(Instant at, Map<String, Observation> metrics) {
  /** Ends the name under which counts against {@code warnAbove} travel. */
  public static final String WARN = "#warn";

  public Sample {
    metrics = Map.copyOf(metrics);
  }
}
