package dev.hotswap.operator.app.settings;

import java.time.Duration;
import java.util.Optional;

/** Where measurements come from, under one name: a gateway, a Prometheus, or both together. */
public record MetricSourceSettings(
    @About("The statistics of a gateway's pods, read directly: errors and latency within seconds.")
        Optional<GatewayStatsSettings> gatewayStats,
    @About(
            "A Prometheus, or anything that speaks its query API. Beside gatewayStats it answers"
                + " the policies' queries only.")
        Optional<PrometheusSettings> prometheus) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  public MetricSourceSettings {
    if (gatewayStats.isEmpty() && prometheus.isEmpty()) {
      throw new IllegalArgumentException("write gatewayStats, prometheus, or both");
    }
  }

  static void requireInterval(Duration every) {
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "every is " + every.toMillis() + "ms: write a duration from 1s to 5m");
    }
  }
}
