package dev.hotswap.operator.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.PolicyQueries;
import dev.hotswap.operator.metrics.QueryLimits;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.http.Credentials;
import dev.hotswap.operator.metrics.http.ResponseMemory;
import dev.hotswap.operator.metrics.testing.PlayedServer;
import dev.hotswap.operator.metrics.testing.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusApiTest {
  private static final String NOTHING =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

  private final PlayedServer server = new PlayedServer("127.0.0.1", 0, any -> Reply.ok(NOTHING));

  PrometheusApiTest() throws IOException {}

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void postsQueriesSoThatTheyStayOutOfUrls() throws MissedException {
    api(Map.of(), new Credentials.None()).query("up{job=\"a b\"}");

    var asked = server.asked().getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path()).isEqualTo("/prom/api/v1/query");
    assertThat(asked.query()).isEmpty();
    assertThat(asked.body())
        .contains("query=up%7Bjob%3D%22a+b%22%7D", "timeout=3s", "partial_response=false");
  }

  @Test
  void asksWithGetOnceAServerRefusedToBePostedTo() throws MissedException {
    server.script(
        asked -> asked.method().equals("POST") ? Reply.status(405, "") : Reply.ok(NOTHING));
    PrometheusApi api = api(Map.of(), new Credentials.None());

    assertThat(api.query("up")).isEmpty();
    assertThat(api.query("up")).isEmpty();

    assertThat(server.asked())
        .extracting(PlayedServer.Asked::method)
        .containsExactly("POST", "GET", "GET");
    assertThat(server.asked().getLast().query()).contains("query=up");
  }

  @Test
  void sendsHeadersAndTheTokenAsItIsNow(@TempDir Path folder) throws Exception {
    Path token = folder.resolve("token");
    Files.writeString(token, "first\n");
    PrometheusApi api = api(Map.of("X-Scope-OrgID", "shop"), new Credentials.Bearer(token));
    api.query("up");
    Files.writeString(token, "second\n");
    api.query("up");

    assertThat(server.asked().getFirst().headers())
        .containsEntry("X-Scope-OrgID", "shop")
        .containsEntry("Authorization", "Bearer first");
    assertThat(server.asked().getLast().headers()).containsEntry("Authorization", "Bearer second");
  }

  @Test
  void sendsThePasswordAsItIsNow(@TempDir Path folder) throws Exception {
    Path password = folder.resolve("password");
    Files.writeString(password, "first\n");
    PrometheusApi api = api(Map.of(), new Credentials.Basic("hotswap", password));
    api.query("up");
    Files.writeString(password, "second");
    api.query("up");

    assertThat(server.asked())
        .extracting(asked -> asked.headers().get("Authorization"))
        .containsExactly("Basic aG90c3dhcDpmaXJzdA==", "Basic aG90c3dhcDpzZWNvbmQ=");
  }

  @Test
  void aTokenThatCannotBeReadSendsNothing(@TempDir Path folder) {
    Failure failure = failure(api(Map.of(), new Credentials.Bearer(folder.resolve("missing"))));

    assertThat(failure.reason()).isEqualTo(Reason.DENIED);
    assertThat(server.asked()).isEmpty();
  }

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

    assertThat(failure(api(Map.of(), new Credentials.None())).reason()).isEqualTo(reason);
  }

  @Test
  void aQueryThatIsWrongIsToldWithItsPlaceAndNothingElse() {
    refuses(400, "bad_data", "invalid parameter query: 1:7: parse error: unexpected s3cr3t_total");

    assertThat(failure(api(Map.of(), new Credentials.None())).sentence())
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

    assertThat(failure(api(Map.of(), new Credentials.None())).sentence())
        .startsWith("source 'prom': answered 422")
        .doesNotContain("s3cr3t");
  }

  @Test
  void anAnswerWithMoreSeriesThanAreReadIsRefused() {
    server.script(any -> Reply.ok(vector(1_001)));

    assertThat(failure(policies(new PolicyQueries.Unrestricted(), "shop")).sentence())
        .contains("more than 1,000 series");
  }

  @Test
  void anAnswerThatAPolicyBlowsUpIsRefused() {
    server.script(any -> Reply.ok(NOTHING + " ".repeat(1 << 20)));

    assertThat(failure(policies(new PolicyQueries.Unrestricted(), "shop")).reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void aSourceThatKeepsNamespacesApartIsToldTheNamespace() throws MissedException {
    var only = new PolicyQueries.Namespaced(server.url(), "namespace", "X-Scope-OrgID");

    policies(only, "shop").query("up{namespace=\"other\"}");

    var asked = server.asked().getFirst();
    assertThat(asked.body()).contains("namespace=shop");
    assertThat(asked.headers()).containsEntry("X-Scope-OrgID", "shop");
    assertThat(asked.path()).isEqualTo("/api/v1/query");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up&namespace=bank",
        "up}&namespace=bank#",
        "up\r\nX-Scope-OrgID: bank",
        "sum_over_time(up[5m:1s] offset 1h) or up{namespace=\"bank\"}",
        "label_replace(secret, \"namespace\", \"shop\", \"\", \"\")",
        "up # } & namespace=bank",
        "{__name__=~\".+\",namespace!=\"shop\"} @ end()",
        "\uFF5B\uFF06namespace\u2028=bank\uD83D\uDE00",
        "%26namespace%3Dbank",
        ""
      })
  void whateverAPolicyAsksTheServerIsToldItsOwnNamespaceOnce(String promql) throws MissedException {
    var only = new PolicyQueries.Namespaced(server.url(), "namespace", "X-Scope-OrgID");

    policies(only, "shop").query(promql);

    var asked = server.asked().getFirst();
    assertThat(List.of(asked.body().split("&")))
        .filteredOn(field -> field.startsWith("namespace="))
        .containsExactly("namespace=shop");
    assertThat(List.of(asked.body().split("&")))
        .contains("query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
    assertThat(asked.query()).isEmpty();
    assertThat(asked.headers()).containsEntry("X-Scope-OrgID", "shop");
    failure(policies(new PolicyQueries.Refused(), "shop"));
    assertThat(server.asked()).as("a shared source is asked nothing").hasSize(1);
  }

  @Test
  void aSourceThatIsSharedIsAskedNothingForAPolicy() {
    Failure failure = failure(policies(new PolicyQueries.Refused(), "shop"));

    assertThat(failure.sentence()).contains("takes no PromQL", "metricSources.prom.prometheus");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aNamespaceThatHasSpentItsBudgetIsToldSoAndOthersGoOn() throws MissedException {
    var settings =
        settings(
            Map.of(),
            new Credentials.None(),
            new PolicyQueries.Unrestricted(),
            new QueryLimits(1, 2));
    var source = new PrometheusSource(settings, new ResponseMemory(24L << 20));
    source.policies("shop").query("up");
    source.policies("shop").query("up");

    assertThat(failure(source.policies("shop")))
        .satisfies(
            failure -> {
              assertThat(failure.reason()).isEqualTo(Reason.BUDGET);
              assertThat(failure.sentence()).contains("namespace shop", "2 queries of this minute");
            });
    assertThat(source.counting("shop").query("up")).isEmpty();
    assertThat(source.policies("other").query("up")).isEmpty();
    source.close();
  }

  private void refuses(int status, String kind, String text) {
    server.script(
        any ->
            Reply.status(
                status,
                "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}"
                    .formatted(kind, text)));
  }

  private static String vector(int series) {
    String rows =
        IntStream.range(0, series)
            .mapToObj("{\"metric\":{\"n\":\"%d\"},\"value\":[1,\"1\"]}"::formatted)
            .collect(Collectors.joining(","));
    return NOTHING.replace("[]", "[" + rows + "]");
  }

  private PrometheusApi policies(PolicyQueries queries, String namespace) {
    var settings = settings(Map.of(), new Credentials.None(), queries, QueryLimits.DEFAULT);
    return new PrometheusSource(settings, new ResponseMemory(24L << 20)).policies(namespace);
  }

  @Test
  void aLoginPageIsSuspected() {
    server.script(any -> new Reply(302, Map.of("Location", "https://login.example.com/"), ""));

    assertThat(failure(api(Map.of(), new Credentials.None())).sentence()).contains("login page");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void settingsDoNotTellTheirSecrets() {
    assertThat(settings(Map.of("X-Api-Key", "hunter2"), new Credentials.None()).toString())
        .doesNotContain("hunter2");
  }

  private Failure failure(PrometheusApi api) {
    return catchThrowableOfType(MissedException.class, () -> api.query("up")).failure();
  }

  private PrometheusApi api(Map<String, String> headers, Credentials credentials) {
    return new PrometheusSource(settings(headers, credentials), new ResponseMemory(24L << 20))
        .counting("shop");
  }

  private SourceSettings.Prometheus settings(Map<String, String> headers, Credentials credentials) {
    return settings(headers, credentials, new PolicyQueries.Unrestricted(), QueryLimits.DEFAULT);
  }

  private SourceSettings.Prometheus settings(
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
}
