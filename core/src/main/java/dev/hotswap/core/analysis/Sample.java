package dev.hotswap.core.analysis;

import java.time.Instant;
import java.util.Map;

/**
 * One look at the metric source.
 *
 * @param at when the numbers were taken; two samples with one time are the same sample
 * @param metrics what was seen, by metric name; a latency with {@code warnAbove} adds an entry
 *     {@code <name>#warn}; requests that are held neither for nor against are told as {@code
 *     <name>#aside}
 */
public record Sample(Instant at, Map<String, Observation> metrics) {
  /** Ends the name under which counts against {@code warnAbove} travel. */
  public static final String WARN = "#warn";

  /** Ends the name under which travels how many requests were set aside, among all. */
  public static final String ASIDE = "#aside";

  public Sample {
    metrics = Map.copyOf(metrics);
  }
}
