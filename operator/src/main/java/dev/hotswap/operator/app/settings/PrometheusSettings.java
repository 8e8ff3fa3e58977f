package dev.hotswap.operator.app.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A Prometheus, or anything that speaks its query API. */
public record PrometheusSettings(
    @About("Its address, without /api/v1.") URI url,
    @About("Which metric names it holds: Istio's standard metrics, or any Envoy's own.")
        @Default("Istio")
        GatewayStatsSettings.Dialect dialect,
    @About("Which of Istio's reporters is counted: source for a gateway, waypoint for a waypoint.")
        @Default("source")
        String reporter,
    @About("Headers sent with each query, such as a tenant's.") @Default("{}")
        Map<String, String> headers,
    @About("File that holds a bearer token; read again for every query.")
        Optional<String> tokenFile,
    @About("Time between two queries, 1s to 5m; no shorter than its scrape interval.")
        @Default("5s")
        Duration every) {
  public PrometheusSettings {
    MetricSourceSettings.requireInterval(every);
  }

  /** Without the headers, which may be secret. */
  @Override
  public String toString() {
    return "PrometheusSettings[" + url + "]";
  }
}
