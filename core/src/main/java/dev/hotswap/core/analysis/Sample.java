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
 * @param allToCandidate true where the gateway is known to send every request to the candidate by
 *     then, so that stable answers nothing for no fault of its own
 */
public record Sample(Instant at, Map<String, Observation> metrics, boolean allToCandidate) {
  /** Ends the name under which counts against {@code warnAbove} travel. */
  public static final String WARN = "#warn";

  /** Ends the name under which travels how many requests were set aside, among all. */
  public static final String ASIDE = "#aside";

  public Sample {
    metrics = Map.copyOf(metrics);
  }

  /** A look at a gateway that sends requests to both versions, or of which nobody knows. */
  public Sample(Instant at, Map<String, Observation> metrics) {
    this(at, metrics, false);
  }

  /** The same look at a gateway that sends every request to the candidate. */
  public Sample withAllToCandidate() {
    return new Sample(at, metrics, true);
  }
}
