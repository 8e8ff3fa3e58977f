package dev.hotswap.operator.metrics.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One series of a played Prometheus.
 *
 * @param samples by the time they were scraped
 */
record Stored(String name, Map<String, String> labels, NavigableMap<Instant, Double> samples) {
  private static final Duration LOOKBACK = Duration.ofMinutes(5);

  Stored(String name, Map<String, String> labels) {
    this(name, Map.copyOf(labels), new TreeMap<>());
  }

  /** The newest sample at that time, unless it is stale. */
  Optional<Map.Entry<Instant, Double>> at(Instant time) {
    return Optional.ofNullable(samples.floorEntry(time))
        .filter(sample -> sample.getKey().isAfter(time.minus(LOOKBACK)))
        .filter(sample -> !sample.getValue().isNaN());
  }
}
