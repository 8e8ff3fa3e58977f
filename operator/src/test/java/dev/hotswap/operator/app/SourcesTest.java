package dev.hotswap.operator.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.app.settings.SettingsFile;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.gateway.GatewaySource;
import dev.hotswap.operator.metrics.joined.JoinedSource;
import dev.hotswap.operator.metrics.prometheus.PrometheusSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private static final String SETTINGS =
      """
      metricSources:
        gateway:
          gatewayStats: {namespace: istio-ingress, labels: {istio: ingress}}
        history:
          prometheus: {url: "http://prometheus.monitoring:9090", every: 15s}
        both:
          gatewayStats: {namespace: istio-ingress, labels: {istio: ingress}, every: 2s}
          prometheus: {url: "http://prometheus.monitoring:9090", every: 15s}
      """;

  private final Settings settings = SettingsFile.parse(SETTINGS, "test");

  @Test
  void everyKindOfSourceTheSettingsKnowIsMade() {
    Map<String, MetricSource> sources =
        Sources.of(settings, (namespace, selector) -> List.of(), new SimpleMeterRegistry());

    assertThat(sources.get("gateway")).isInstanceOf(GatewaySource.class);
    assertThat(sources.get("history")).isInstanceOf(PrometheusSource.class);
    assertThat(sources.get("both")).isInstanceOf(JoinedSource.class);
    sources.values().forEach(MetricSource::close);
  }

  @Test
  void aSourceIsAsQuickAsWhatCountsItsRequests() {
    assertThat(Sources.intervals(settings))
        .containsEntry("gateway", Duration.ofSeconds(1))
        .containsEntry("history", Duration.ofSeconds(15))
        .containsEntry("both", Duration.ofSeconds(2));
  }
}
