package dev.hotswap.operator.app;

import dev.hotswap.operator.app.settings.ClientTlsSettings;
import dev.hotswap.operator.app.settings.GatewayStatsSettings;
import dev.hotswap.operator.app.settings.MetricSourceSettings;
import dev.hotswap.operator.app.settings.PrometheusSettings;
import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.SourceSettings.GatewayPlace;
import dev.hotswap.operator.metrics.gateway.GatewayPods;
import dev.hotswap.operator.metrics.gateway.GatewaySource;
import dev.hotswap.operator.metrics.http.ResponseMemory;
import dev.hotswap.operator.metrics.joined.JoinedSource;
import dev.hotswap.operator.metrics.prometheus.PrometheusSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the metric sources that the settings name. */
final class Sources {
  /** What answers of all sources may take together while they are read. */
  private static final long ANSWERS = 24L << 20;

  private Sources() {}

  static Map<String, MetricSource> of(Settings settings, GatewayPods pods, MeterRegistry registry) {
    ResponseMemory room = new ResponseMemory(ANSWERS);
    return settings.metricSources().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> source(entry.getKey(), entry.getValue(), pods, registry, room)));
  }

  /** Time between two samples, by source. */
  static Map<String, Duration> intervals(Settings settings) {
    return settings.metricSources().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> interval(entry.getValue())));
  }

  private static MetricSource source(
      String name,
      MetricSourceSettings source,
      GatewayPods pods,
      MeterRegistry registry,
      ResponseMemory room) {
    Optional<MetricSource> gateway =
        source.gatewayStats().map(stats -> new GatewaySource(gateway(name, stats), pods, registry));
    Optional<MetricSource> prometheus =
        source.prometheus().map(server -> new PrometheusSource(prometheus(name, server), room));
    return gateway
        .flatMap(counts -> prometheus.<MetricSource>map(asks -> new JoinedSource(counts, asks)))
        .or(() -> gateway)
        .or(() -> prometheus)
        .orElseThrow();
  }

  private static Duration interval(MetricSourceSettings source) {
    return source
        .gatewayStats()
        .map(GatewayStatsSettings::every)
        .or(() -> source.prometheus().map(PrometheusSettings::every))
        .orElseThrow();
  }

  private static SourceSettings.Gateway gateway(String name, GatewayStatsSettings source) {
    return new SourceSettings.Gateway(
        name,
        dialect(source.dialect()),
        source.every(),
        Stream.concat(
                Stream.of(new GatewayPlace(source.namespace(), source.selector())),
                source.further().stream()
                    .map(gateway -> new GatewayPlace(gateway.namespace(), gateway.selector())))
            .toList(),
        source.port(),
        source.reporter());
  }

  private static SourceSettings.Prometheus prometheus(String name, PrometheusSettings source) {
    return new SourceSettings.Prometheus(
        name,
        dialect(source.dialect()),
        source.every(),
        source.url(),
        source.reporter(),
        source.headers(),
        source.credentials(),
        source.tls().map(ClientTlsSettings::files),
        source.queries().queries(source.url()),
        source.queries().limits());
  }

  private static Dialect dialect(GatewayStatsSettings.Dialect dialect) {
    return switch (dialect) {
      case ISTIO -> Dialect.ISTIO;
      case ENVOY -> Dialect.ENVOY;
    };
  }
}
