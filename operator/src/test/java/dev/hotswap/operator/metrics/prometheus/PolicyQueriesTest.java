package dev.hotswap.operator.metrics.prometheus;

import static dev.hotswap.operator.metrics.prometheus.PlayedPrometheusApi.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.PolicyQueries;
import dev.hotswap.operator.metrics.QueryLimits;
import dev.hotswap.operator.metrics.http.Credentials;
import dev.hotswap.operator.metrics.testing.PlayedServer;
import dev.hotswap.operator.metrics.testing.Reply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PromQL of policies: who may ask what, how much and in whose name. */
class PolicyQueriesTest {
  @AutoClose private final PlayedPrometheusApi prometheus = new PlayedPrometheusApi();
  private final PlayedServer server = prometheus.server;

  PolicyQueriesTest() throws IOException {}

  @Test
  void anAnswerWithMoreSeriesThanAreReadIsRefused() {
    server.script(any -> Reply.ok(vector(1_001)));

    assertThat(failure(prometheus.policies(new PolicyQueries.Unrestricted(), "shop")).sentence())
        .contains("more than 1,000 series");
  }

  @Test
  void anAnswerThatAPolicyBlowsUpIsRefused() {
    server.script(any -> Reply.ok(PlayedPrometheusApi.NOTHING + " ".repeat(1 << 20)));

    assertThat(failure(prometheus.policies(new PolicyQueries.Unrestricted(), "shop")).reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void aSourceThatKeepsNamespacesApartIsToldTheNamespace() throws MissedException {
    var only = new PolicyQueries.Namespaced(server.url(), "namespace", "X-Scope-OrgID");

    prometheus.policies(only, "shop").query("up{namespace=\"other\"}");

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

    prometheus.policies(only, "shop").query(promql);

    var asked = server.asked().getFirst();
    assertThat(List.of(asked.body().split("&")))
        .filteredOn(field -> field.startsWith("namespace="))
        .containsExactly("namespace=shop");
    assertThat(List.of(asked.body().split("&")))
        .contains("query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
    assertThat(asked.query()).isEmpty();
    assertThat(asked.headers()).containsEntry("X-Scope-OrgID", "shop");
    failure(prometheus.policies(new PolicyQueries.Refused(), "shop"));
    assertThat(server.asked()).as("a shared source is asked nothing").hasSize(1);
  }

  @Test
  void aSourceThatIsSharedIsAskedNothingForAPolicy() {
    Failure failure = failure(prometheus.policies(new PolicyQueries.Refused(), "shop"));

    assertThat(failure.sentence()).contains("takes no PromQL", "metricSources.prom.prometheus");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aNamespaceThatHasSpentItsBudgetIsToldSoAndOthersGoOn() throws MissedException {
    var settings =
        prometheus.settings(
            Map.of(),
            new Credentials.None(),
            new PolicyQueries.Unrestricted(),
            new QueryLimits(1, 2));
    var source = prometheus.source(settings);
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
  }

  private static String vector(int series) {
    String rows =
        IntStream.range(0, series)
            .mapToObj("{\"metric\":{\"n\":\"%d\"},\"value\":[1,\"1\"]}"::formatted)
            .collect(Collectors.joining(","));
    return PlayedPrometheusApi.NOTHING.replace("[]", "[" + rows + "]");
  }
}
