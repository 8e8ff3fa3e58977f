package dev.hotswap.operator.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsFileTest {
  @Test
  void an_empty_file_gives_every_default() {
    Settings settings = SettingsFile.parse("", "test");

    assertThat(settings.clusterDomain()).isEqualTo("cluster.local");
    assertThat(settings.watch().namespaces()).isEmpty();
    assertThat(settings.lease().duration()).isEqualTo(Duration.ofSeconds(9));
    assertThat(settings.grants()).as("closed by default").isEmpty();
  }

  @Test
  void a_full_file_is_read() {
    Settings settings =
        SettingsFile.parse(
            """
            watch: {namespaces: [shop]}
            management: {address: 127.0.0.1, port: 0}
            metricSources:
              gateway:
                gatewayStats:
                  namespace: istio-ingress
                  labels: {istio: ingressgateway, app: edge}
                  every: 2s
              prometheus:
                prometheus: {url: "http://prometheus.monitoring:9090", dialect: Envoy, tokenFile: /var/token}
            """,
            "test");

    var gateway = source(settings, "gateway").gatewayStats().orElseThrow();
    assertThat(gateway.selector()).isEqualTo("app=edge,istio=ingressgateway");
    assertThat(gateway.every()).isEqualTo(Duration.ofSeconds(2));
    var prometheus = source(settings, "prometheus").prometheus().orElseThrow();
    assertThat(prometheus.tokenFile()).contains("/var/token");
    assertThat(prometheus.headers()).isEqualTo(Map.of());
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void what_cannot_be_used_is_named_with_the_fix(String yaml, String expected) {
    assertThatThrownBy(() -> SettingsFile.parse(yaml, "settings.yaml"))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("The settings in settings.yaml cannot be used:")
        .hasMessageContaining(expected);
  }

  static Stream<Arguments> what_cannot_be_used_is_named_with_the_fix() {
    return Stream.of(
        Arguments.of(
            "lease: {duraton: 9s}", "lease.duraton: no such setting; did you mean \"duration\"?"),
        Arguments.of("wibble: 1", "wibble: no such setting; known here: watch, clusterDomain"),
        Arguments.of(
            "management: {port: 99999}", "management: port is 99999: write a port from 0 to 65535"),
        Arguments.of(
            "management: {port: http}", "management.port: is \"http\": write a whole number"),
        Arguments.of(
            "lease: {retryPeriod: 5 minutes}",
            "lease.retryPeriod: is \"5 minutes\": write a duration"),
        Arguments.of("lease: {renewDeadline: 20s}", "must each be longer than the next"),
        Arguments.of("watch: [shop]", "watch: is [\"shop\"]: write it as a block"),
        Arguments.of(
            "watch: {namespaces: shop}", "watch.namespaces: is \"shop\": write it as a list"),
        Arguments.of(
            "metricSources: {a: {}}", "metricSources.a: write gatewayStats, prometheus, or both"),
        Arguments.of(
            "metricSources: {a: {prometheus: {url: ftp://x}}}",
            "metricSources.a.prometheus.url: is \"ftp://x\": write an http or https address"),
        Arguments.of(
            "metricSources: {a: {gatewayStats: {namespace: x}}}",
            "metricSources.a.gatewayStats.labels: is missing: Labels that every pod"),
        Arguments.of(
            "metricSources: {a: {gatewayStats: {namespace: x, labels: {a: b}, dialect: istio}}}",
            "dialect: is \"istio\": write one of Istio, Envoy"),
        Arguments.of(
            "grants: [{hosts: [a.example.com]}]",
            "grants[0]: namespaces and namespaceLabels are both empty"),
        Arguments.of(
            "grants: [{namespaces: [shop], gateways: [public]}]",
            "grants[0]: gateways holds \"public\": write namespace/name"),
        Arguments.of(
            "{metricSources: {a: {prometheus: {url: 'http://x'}}},"
                + " grants: [{namespaces: [shop], metricSources: [b]}]}",
            "grants[0].metricSources holds \"b\", which is no name under metricSources: write one"
                + " of [a], or '*'"),
        Arguments.of("a: [", "no YAML"));
  }

  @Test
  void every_mistake_is_named_at_once() {
    assertThatThrownBy(
            () -> SettingsFile.parse("reconcile: {threads: 0}\nlease: {nam: x}\nfoo: 1", "test"))
        .hasMessageContaining("reconcile: threads is 0")
        .hasMessageContaining("lease.nam")
        .hasMessageContaining("foo: no such setting");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> SettingsFile.read(Path.of("/nowhere/settings.yaml")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("/nowhere/settings.yaml")
        .hasMessageContaining("cannot be read");
  }

  private static MetricSourceSettings source(Settings settings, String name) {
    return Objects.requireNonNull(settings.metricSources().get(name));
  }
}
