package dev.hotswap.operator.app.settings;

import dev.hotswap.operator.metrics.http.Credentials;
import java.net.URI;
import java.nio.file.Path;
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
    @About("A name and a password, instead of a token.") Optional<BasicAuthSettings> basicAuth,
    @About("Certificates for an https address.") Optional<ClientTlsSettings> tls,
    @About("Time between two queries, 1s to 5m; no shorter than its scrape interval.")
        @Default("5s")
        Duration every,
    @About("What it answers to the queries that policies bring, and how much it is asked.")
        @Default("{}")
        PolicyQuerySettings queries) {
  public PrometheusSettings {
    MetricSourceSettings.requireInterval(every);
    if (tokenFile.isPresent() && basicAuth.isPresent()) {
      throw new IllegalArgumentException(
          "tokenFile and basicAuth are both set: keep the one that the server takes");
    }
    if (tls.isPresent() && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException(
          "tls is set and url is " + url + ": write an https address, or leave tls out");
    }
  }

  /** What it is asked with. */
  public Credentials credentials() {
    return tokenFile
        .<Credentials>map(file -> new Credentials.Bearer(Path.of(file)))
        .or(() -> basicAuth.map(BasicAuthSettings::credentials))
        .orElseGet(Credentials.None::new);
  }

  /** Without the headers, which may be secret. */
  @Override
  public String toString() {
    return "PrometheusSettings[" + url + "]";
  }
}
