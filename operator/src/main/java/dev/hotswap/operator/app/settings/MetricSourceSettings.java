package dev.hotswap.operator.app.settings;

import java.time.Duration;
import java.util.Optional;

/** One place where measurements come from; exactly one kind. */
public record MetricSourceSettings(
    @About("The statistics of a gateway's pods, read directly.")
        Optional<GatewayStatsSettings> gatewayStats,
    @About("A Prometheus, or anything that speaks its query API.")
        Optional<PrometheusSettings> prometheus) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  public MetricSourceSettings {
    if (gatewayStats.isPresent() == prometheus.isPresent()) {
      throw new IllegalArgumentException("write exactly one of gatewayStats and prometheus");
    }
  }

  static void requireInterval(Duration every) {
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "every is " + every.toMillis() + "ms: write a duration from 1s to 5m");
    }
  }
}
