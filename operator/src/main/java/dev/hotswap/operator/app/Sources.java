package dev.hotswap.operator.app;

import dev.hotswap.operator.app.settings.GatewayStatsSettings;
import dev.hotswap.operator.app.settings.MetricSourceSettings;
import dev.hotswap.operator.app.settings.PrometheusSettings;
import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.gateway.GatewayPods;
import dev.hotswap.operator.metrics.gateway.GatewaySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the metric sources that the settings name. */
final class Sources {
  private Sources() {}

  static Map<String, MetricSource> of(Settings settings, GatewayPods pods) {
    return settings.metricSources().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> source(named(entry.getKey(), entry.getValue()), pods)));
  }

  /** Time between two samples, by source. */
  static Map<String, Duration> intervals(Settings settings) {
    return settings.metricSources().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> named(entry.getKey(), entry.getValue()).interval()));
  }

  private static MetricSource source(SourceSettings settings, GatewayPods pods) {
    return switch (settings) {
      case SourceSettings.Gateway gateway -> new GatewaySource(gateway, pods);
      case SourceSettings.Prometheus prometheus ->
          throw new IllegalArgumentException(prometheus.name());
    };
  }

  private static SourceSettings named(String name, MetricSourceSettings source) {
    return source
        .gatewayStats()
        .map(gateway -> gateway(name, gateway))
        .or(() -> source.prometheus().map(prometheus -> prometheus(name, prometheus)))
        .orElseThrow();
  }

  private static SourceSettings gateway(String name, GatewayStatsSettings source) {
    return new SourceSettings.Gateway(
        name,
        dialect(source.dialect()),
        source.every(),
        source.namespace(),
        source.selector(),
        source.port(),
        source.reporter());
  }

  private static SourceSettings prometheus(String name, PrometheusSettings source) {
    return new SourceSettings.Prometheus(
        name,
        dialect(source.dialect()),
        source.every(),
        source.url(),
        source.reporter(),
        source.headers(),
        source.tokenFile().map(Path::of));
  }

  private static Dialect dialect(GatewayStatsSettings.Dialect dialect) {
    return switch (dialect) {
      case ISTIO -> Dialect.ISTIO;
      case ENVOY -> Dialect.ENVOY;
    };
  }
}
