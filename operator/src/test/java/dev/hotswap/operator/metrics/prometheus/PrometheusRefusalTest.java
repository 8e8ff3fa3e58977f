package dev.hotswap.operator.metrics.prometheus;

import static dev.hotswap.operator.metrics.prometheus.PlayedPrometheusApi.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.http.Credentials;
import dev.hotswap.operator.metrics.testing.PlayedServer;
import dev.hotswap.operator.metrics.testing.Reply;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a Prometheus that refuses to answer. */
class PrometheusRefusalTest {
  @AutoClose private final PlayedPrometheusApi prometheus = new PlayedPrometheusApi();
  private final PlayedServer server = prometheus.server;

  PrometheusRefusalTest() throws IOException {}

  @ParameterizedTest
  @CsvSource({
    "400, QUERY_INVALID",
    "422, QUERY_INVALID",
    "401, DENIED",
    "403, DENIED",
    "404, HTTP_STATUS",
    "429, HTTP_STATUS",
    "500, HTTP_STATUS",
    "502, HTTP_STATUS",
    "503, HTTP_STATUS",
    "302, HTTP_STATUS",
  })
  void everyRefusalHasItsKind(int status, Reason reason) {
    server.script(any -> Reply.status(status, ""));

    assertThat(failure(prometheus.api(Map.of(), new Credentials.None())).reason())
        .isEqualTo(reason);
  }

  @Test
  void aQueryThatIsWrongIsToldWithItsPlaceAndNothingElse() {
    refuses(400, "bad_data", "invalid parameter query: 1:7: parse error: unexpected s3cr3t_total");

    assertThat(failure(prometheus.api(Map.of(), new Credentials.None())).sentence())
        .isEqualTo(
            "source 'prom': answered 400: it does not understand the query, at line 1, column 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"execution", "timeout", "canceled", "internal", "unavailable", "s3cr3t"})
  void aSeriesThatIsNamedAfterASecretIsNeverRepeated(String kind) {
    refuses(
        422,
        kind,
        "found duplicate series for the match group {token=s3cr3t}: [s3cr3t_total{a=s3cr3t}]");

    assertThat(failure(prometheus.api(Map.of(), new Credentials.None())).sentence())
        .startsWith("source 'prom': answered 422")
        .doesNotContain("s3cr3t");
  }

  @Test
  void aLoginPageIsSuspected() {
    server.script(any -> new Reply(302, Map.of("Location", "https://login.example.com/"), ""));

    assertThat(failure(prometheus.api(Map.of(), new Credentials.None())).sentence())
        .contains("login page");
    assertThat(server.asked()).hasSize(1);
  }

  private void refuses(int status, String kind, String text) {
    server.script(
        any ->
            Reply.status(
                status,
                "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}"
                    .formatted(kind, text)));
  }
}
