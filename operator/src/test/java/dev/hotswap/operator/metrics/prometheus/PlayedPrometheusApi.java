package dev.hotswap.operator.metrics.prometheus;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.PolicyQueries;
import dev.hotswap.operator.metrics.QueryLimits;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.http.Credentials;
import dev.hotswap.operator.metrics.http.ResponseMemory;
import dev.hotswap.operator.metrics.testing.PlayedServer;
import dev.hotswap.operator.metrics.testing.Reply;
import dev.hotswap.testkit.Closing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A server that answers as Prometheus would, and APIs that ask it. */
final class PlayedPrometheusApi implements AutoCloseable {
  static final String NOTHING =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

  final PlayedServer server = new PlayedServer("127.0.0.1", 0, any -> Reply.ok(NOTHING));
  private final Closing closing = new Closing();

  PlayedPrometheusApi() throws IOException {
    closing.later(server);
  }

  /** Asks for the operator itself. */
  PrometheusApi api(Map<String, String> headers, Credentials credentials) {
    return source(settings(headers, credentials)).counting("shop");
  }

  /** Asks what a policy of this namespace says. */
  PrometheusApi policies(PolicyQueries queries, String namespace) {
    return source(settings(Map.of(), new Credentials.None(), queries, QueryLimits.DEFAULT))
        .policies(namespace);
  }

  /** A source with these settings. */
  PrometheusSource source(SourceSettings.Prometheus settings) {
    return closing.later(new PrometheusSource(settings, new ResponseMemory(24L << 20)));
  }

  /** Settings that allow every query. */
  SourceSettings.Prometheus settings(Map<String, String> headers, Credentials credentials) {
    return settings(headers, credentials, new PolicyQueries.Unrestricted(), QueryLimits.DEFAULT);
  }

  /** Settings of this server. */
  SourceSettings.Prometheus settings(
      Map<String, String> headers,
      Credentials credentials,
      PolicyQueries queries,
      QueryLimits limits) {
    return new SourceSettings.Prometheus(
        "prom",
        Dialect.ISTIO,
        Duration.ofSeconds(5),
        URI.create(server.url() + "/prom/"),
        "source",
        headers,
        credentials,
        Optional.empty(),
        queries,
        limits);
  }

  /** Why asking fails. */
  static Failure failure(PrometheusApi api) {
    return catchThrowableOfType(MissedException.class, () -> api.query("up")).failure();
  }

  @Override
  public void close() {
    closing.close();
  }
}
