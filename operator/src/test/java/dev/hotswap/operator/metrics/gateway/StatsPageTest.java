package dev.hotswap.operator.metrics.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Measure;
import dev.hotswap.operator.metrics.series.Outcome;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.Series;
import dev.hotswap.operator.metrics.testing.EnvoyLines;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatsPageTest {
  private static final Measure FAILURES = new Measure.Failures("errors");
  private static final Measure SLOW = new Measure.Slow("p99", 1_000);

  @Test
  void readsWhatAnIstioGatewayReports() throws GarbledException {
    Page page = Pages.read(Dialect.ISTIO, Pages.captured("istio-gateway.txt"), 8_192);

    Series stable = series(page, "payment-a", OptionalInt.empty());
    assertThat(FAILURES.of(stable)).contains(new Tally(1_814, 2));
    assertThat(SLOW.of(stable)).contains(new Tally(1_800, 3));
    Series candidate = series(page, "payment-b", OptionalInt.empty());
    assertThat(FAILURES.of(candidate)).contains(new Tally(214, 48));
    assertThat(candidate.requests(Outcome.ABORTED)).isEqualTo(5);
    assertThat(SLOW.of(candidate)).contains(new Tally(161, 2));
    assertThat(candidate.inFlight()).isEmpty();
  }

  @Test
  void readsWhatAnEnvoyReportsOfItsClusters() throws GarbledException {
    Page page = Pages.read(Dialect.ENVOY, Pages.captured("envoy.txt"), 8_192);

    Series candidate = series(page, "payment-b", OptionalInt.of(80));
    assertThat(FAILURES.of(candidate)).contains(new Tally(207, 38));
    assertThat(SLOW.of(candidate)).contains(new Tally(207, 1));
    assertThat(candidate.inFlight()).isEqualTo(OptionalLong.of(2));
    assertThat(page.bounds()).containsExactly(500.0, 1_000.0);
  }

  @Test
  void readsClustersWhoseNamesEnvoyCutAtTheFirstDot() throws GarbledException {
    Page page = Pages.read(Dialect.ENVOY, Pages.captured("envoy-cut-names.txt"), 8_192);

    assertThat(FAILURES.of(series(page, "payment-a", OptionalInt.of(80))))
        .contains(new Tally(184, 0));
    Series candidate = series(page, "payment-b", OptionalInt.of(80));
    assertThat(FAILURES.of(candidate)).contains(new Tally(16, 4));
    assertThat(SLOW.of(candidate)).contains(new Tally(16, 0));
    assertThat(candidate.inFlight()).isEqualTo(OptionalLong.of(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 100_000})
  void doesNotDependOnWhereTheNetworkCutsThePage(int pieceSize) throws GarbledException {
    String text = Pages.captured("istio-gateway.txt");

    assertThat(Pages.read(Dialect.ISTIO, text, pieceSize))
        .isEqualTo(Pages.read(Dialect.ISTIO, text, text.length()));
  }

  @Test
  void aPageWithNothingOnItSaysThatNothingWasCounted() throws GarbledException {
    assertThat(Pages.read(Dialect.ENVOY, "", 1)).isEqualTo(Page.EMPTY);
    assertThat(Pages.read(Dialect.ENVOY, "\n\r\n# HELP nothing\n", 1)).isEqualTo(Page.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "some_metric NaN\n",
        "some_metric{a=\"b\"} -7\n",
        "some_metric{broken 1\n",
        "envoy_cluster_upstream_rq_xx_more{x=\"y\"} NaN\n",
        "envoy_cluster_upstream_rq_xx{envoy_cluster_name=\"BlackHoleCluster\","
            + "envoy_response_code_class=\"9\"} NaN\n",
      })
  void whatWeDoNotReadMayBeAsItLikes(String line) throws GarbledException {
    assertThat(Pages.read(Dialect.ENVOY, line, 1_000)).isEqualTo(Page.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "+Inf",
        "-1",
        "1.5",
        "1e300",
        "0x10",
        "5f",
        "",
        "many",
        "9007199254740993",
      })
  void aCountThatCannotBeIsRefused(String value) {
    String line =
        "envoy_cluster_upstream_rq_xx{envoy_response_code_class=\"2\",envoy_cluster_name=\"shop_pay_80\"} ";

    assertThatThrownBy(() -> Pages.read(Dialect.ENVOY, line + value + "\n", 1_000))
        .isInstanceOf(GarbledException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>Please log in</body></html>\n",
        "{\"stats\": []}\n",
        "\u0000\u0001\u0002\n",
        "no-name-at-all 1\n",
        "envoy_cluster_upstream_rq_xx{envoy_cluster_name=\"x\n",
        "envoy_cluster_upstream_rq_xx{envoy_cluster_name=x} 1\n",
        "envoy_cluster_upstream_rq_xx{envoy_cluster_name=\"x\" y} 1\n",
        "envoy_cluster_upstream_rq_xx{a=\"1\",a=\"2\"} 1\n",
        "envoy_cluster_upstream_rq_xx\n",
        "envoy_cluster_upstream_rq_xx{envoy_response_code_class=\"2\",envoy_cluster_name=\"shop_pay_80\"}",
      })
  void whatIsNoStatisticsPageIsRefused(String text) {
    assertThatThrownBy(() -> Pages.read(Dialect.ENVOY, text, 1_000))
        .isInstanceOf(GarbledException.class);
  }

  @Test
  void aPageThatEndsInTheMiddleIsRefused() {
    String text = Pages.captured("envoy.txt");

    assertThatThrownBy(
            () -> Pages.read(Dialect.ENVOY, text.substring(0, text.length() - 10), 1_000))
        .isInstanceOf(GarbledException.class)
        .hasMessageContaining("ends in the middle");
  }

  @Test
  void aHistogramWithoutItsLastBucketIsRefused() {
    String line =
        "envoy_cluster_upstream_rq_time_bucket{envoy_cluster_name=\"shop_pay_80\",le=\"500\"} 4\n";

    assertThatThrownBy(() -> Pages.read(Dialect.ENVOY, line, 1_000))
        .isInstanceOf(GarbledException.class)
        .hasMessageContaining("contradict");
  }

  @Test
  void aSeriesThatAppearsTwiceIsRefused() {
    String line = EnvoyLines.requests("payment-a", 2, 4);

    assertThatThrownBy(() -> Pages.read(Dialect.ENVOY, line + line, 1_000))
        .isInstanceOf(GarbledException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
    assertThatThrownBy(() -> Pages.read(Dialect.ENVOY, "a".repeat(1_000_000), 4_096))
        .isInstanceOf(GarbledException.class)
        .hasMessageContaining("ends in the middle");
  }

  @Test
  void aLineOfOthersMayBeAsLongAsItLikes() throws GarbledException {
    String foreign = "some_metric{text=\"" + "a".repeat(100_000) + "\"} 1\n";
    String ours = EnvoyLines.requests("payment-a", 2, 4);

    assertThat(Pages.read(Dialect.ENVOY, foreign + ours, 4_096).series()).hasSize(1);
  }

  @Test
  void aLineThatWouldBeReadIsRefusedWhenItIsTooLong() {
    String line =
        "envoy_cluster_upstream_rq_xx{envoy_cluster_name=\"" + "a".repeat(100_000) + "\"} 1\n";

    assertThatThrownBy(() -> Pages.read(Dialect.ENVOY, line, 4_096))
        .isInstanceOf(GarbledException.class)
        .hasMessage("a line is too long, in line 1");
  }

  @Test
  void numbersOfOneBackendThatMakeNoSenseSayNothingOfAnother() throws GarbledException {
    String text =
        EnvoyLines.requests("payment-a", 2, 4)
            + EnvoyLines.requests("cart-a", 2, 3)
            + EnvoyLines.requests("cart-a", 2, 3);
    Scope scope = Pages.scope(Set.of(), "payment-a", "cart-a");

    PodPage page = read(text, scope, new LineHeads());

    assertThat(page.fault(Set.of(new BackendService("shop", "payment-a")))).isEmpty();
    assertThat(page.fault(Set.of(new BackendService("shop", "cart-a"))))
        .hasValueSatisfying(fault -> assertThat(fault.sentence()).contains("cart-a", "twice"));
  }

  @Test
  void aBackendWithMoreSeriesThanCanBeKeptIsRefusedByName() throws GarbledException {
    var text = new StringBuilder(EnvoyLines.requests("payment-a", 2, 4));
    for (int i = 0; i <= 5_000; i++) {
      text.append(
          "envoy_cluster_upstream_rq_xx{envoy_response_code_class=\"2\",x=\"%d\",envoy_cluster_name=\"shop_cart-a_80\"} 1\n"
              .formatted(i));
    }
    Scope scope = Pages.scope(Set.of(), "payment-a", "cart-a");

    PodPage page = read(text.toString(), scope, new LineHeads());

    assertThat(page.pages()).containsOnlyKeys(new BackendService("shop", "payment-a"));
    assertThat(page.faults().values())
        .singleElement()
        .satisfies(fault -> assertThat(fault.sentence()).contains("cart-a", "5,000"));
  }

  @Test
  void whatStandsInLinesOfOthersIsNeverRepeated() {
    String line = "envoy_cluster_upstream_rq_xx{password_s3cr3t=\"hunter2\" y} 1\n";

    assertThatThrownBy(() -> Pages.read(Dialect.ENVOY, line, 1_000))
        .hasMessage("labels are not closed, in line 1");
  }

  @Test
  void linesThatWereDecodedForAnotherPageAreReadTheSame() throws GarbledException {
    String text = Pages.captured("envoy.txt");
    LineHeads heads = new LineHeads();
    Set<BackendService> candidate = Set.of(new BackendService("shop", "payment-b"));
    read(text, Pages.scope(Set.of(), "payment-a"), heads);
    read(text, Pages.scope(Set.of(250.0), "payment-b"), heads);
    heads.turn();

    PodPage page = read(text, Pages.scope(Set.of(1_000.0), "payment-b"), heads);

    Series series =
        Objects.requireNonNull(
            page.of(candidate)
                .series()
                .get(new Destination("shop", "payment-b", OptionalInt.of(80))));
    assertThat(FAILURES.of(series)).contains(new Tally(207, 38));
    assertThat(SLOW.of(series)).contains(new Tally(207, 1));
    assertThat(page.bounds()).hasSize(19);
  }

  private static PodPage read(String text, Scope scope, LineHeads heads) throws GarbledException {
    StatsPage page = Pages.page(Dialect.ENVOY, scope, heads);
    page.accept(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    return page.end();
  }

  @Test
  void labelsMayHoldAnyCharacterAndATimeMayFollowTheNumber() throws GarbledException {
    SampleLine line =
        SampleLine.parse("m{ a = \"say \\\"hi\\\"\\n\\\\\" , b=\"x}y,z\", } 3e2 1700000000000");

    assertThat(line.labels()).containsEntry("a", "say \"hi\"\n\\").containsEntry("b", "x}y,z");
    assertThat(line.value()).isEqualTo(300);
  }

  private static Series series(Page page, String service, OptionalInt port) {
    return Objects.requireNonNull(page.series().get(new Destination("shop", service, port)));
  }
}
