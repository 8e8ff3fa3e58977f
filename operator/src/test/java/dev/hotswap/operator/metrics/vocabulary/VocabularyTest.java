package dev.hotswap.operator.metrics.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  private static final Vocabulary ISTIO = Vocabulary.of(Dialect.ISTIO, "source");
  private static final Vocabulary ENVOY = Vocabulary.of(Dialect.ENVOY, "source");
  private static final Set<String> SERVICES = Set.of("payment-a", "payment-b");

  @Test
  void theOtherReporterIsNotCounted() throws GarbledException {
    assertThat(
            ISTIO.meaning(
                "istio_requests_total",
                Map.of(
                    "reporter", "waypoint",
                    "destination_service_name", "payment-a",
                    "destination_service_namespace", "shop",
                    "response_code", "200")))
        .isEmpty();
  }

  @Test
  void aSeriesWithoutAServiceIsGarbage() {
    assertThatThrownBy(
            () ->
                ISTIO.meaning(
                    "istio_requests_total", Map.of("destination_service_namespace", "shop")))
        .isInstanceOf(GarbledException.class)
        .hasMessageContaining("destination_service_name");
  }

  @Test
  void aBoundThatIsNoNumberIsGarbage() {
    assertThatThrownBy(
            () ->
                ENVOY.meaning(
                    "envoy_cluster_upstream_rq_time_bucket",
                    Map.of("envoy_cluster_name", "shop_payment-a_80", "le", "soon")))
        .isInstanceOf(GarbledException.class)
        .hasMessageContaining("soon");
  }

  @Test
  void theSpellingOfIstiosBootstrapIsReadToo() throws GarbledException {
    Map<String, String> labels =
        Map.of(
            "response_code_class", "5xx",
            "cluster_name", "outbound|80||payment-a.shop.svc.cluster.local");

    assertThat(ENVOY.meaning("envoy_cluster_upstream_rq", labels))
        .contains(
            new Meaning.Requests(
                new Destination("shop", "payment-a", OptionalInt.of(80)), Outcome.FAILED));
  }

  @Test
  void singleStatusCodesAreNotCountedASecondTime() throws GarbledException {
    Map<String, String> labels =
        Map.of("envoy_response_code", "500", "envoy_cluster_name", "shop_payment-a_80");

    assertThat(ENVOY.meaning("envoy_cluster_upstream_rq", labels)).isEmpty();
  }

  /** Names as Envoy 1.40 shows them, for a cluster that is named by Istio, and one by Contour. */
  @ParameterizedTest
  @CsvSource({
    "upstream_rq_total, STARTED",
    "upstream_rq_retry, RETRIED",
    "upstream_rq_timeout, TIMED_OUT",
    "upstream_rq_per_try_timeout, TRY_TIMED_OUT",
    "upstream_rq_rx_reset, CUT",
    "upstream_cx_destroy_remote_with_active_rq, CUT",
    "upstream_rq_tx_reset, DROPPED",
    "upstream_cx_destroy_local_with_active_rq, DROPPED",
    "grpc_14, GRPC_FAULT",
    "grpc_2, GRPC_FAULT",
    "grpc_0, GRPC_ANSWER",
    "grpc_1, GRPC_ANSWER",
    "grpc_5, GRPC_ANSWER",
  })
  void attemptsAreReadInEverySpelling(String statistic, Attempt attempt) throws GarbledException {
    Meaning expected =
        new Meaning.Attempts(new Destination("shop", "payment-a", OptionalInt.of(80)), attempt);

    assertThat(
            ENVOY.meaning(
                "envoy_cluster_shop_svc_cluster_local__" + statistic,
                Map.of("envoy_cluster_name", "outbound|80||payment-a")))
        .contains(expected);
    assertThat(
            ENVOY.meaning(
                "envoy_cluster_" + statistic, Map.of("envoy_cluster_name", "shop_payment-a_80")))
        .contains(expected);
    assertThat(ENVOY.reads("envoy_cluster_" + statistic)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "retry_upstream_rq_xx, 5, true",
    "retry_upstream_rq_xx, 2, true",
    "retry_upstream_rq_xx, 4, false",
  })
  void anAnswerThatIsTriedAgainIsAnAttemptAndNoRequest(String statistic, String of, boolean fault)
      throws GarbledException {
    Destination destination = new Destination("shop", "payment-a", OptionalInt.of(80));

    for (String prefix : List.of("envoy_cluster_", "envoy_cluster_shop_svc_cluster_local__")) {
      String cluster = prefix.endsWith("__") ? "outbound|80||payment-a" : "shop_payment-a_80";
      assertThat(
              ENVOY.meaning(
                  prefix + statistic,
                  Map.of("envoy_response_code_class", of, "envoy_cluster_name", cluster)))
          .isEqualTo(
              fault
                  ? Optional.of(new Meaning.Attempts(destination, Attempt.RETRIED_FAULT))
                  : Optional.empty());
    }
  }

  @ParameterizedTest
  @CsvSource({"upstream_rq_retry_success", "upstream_rq_pending_total"})
  void whatIsNoFaultAndWhatIsNotReadMeansNothing(String statistic) throws GarbledException {
    assertThat(
            ENVOY.meaning(
                "envoy_cluster_" + statistic, Map.of("envoy_cluster_name", "shop_payment-a_80")))
        .isEmpty();
  }

  @Test
  void anUnknownClassOfAnswersIsGarbage() {
    assertThatThrownBy(
            () ->
                ENVOY.meaning(
                    "envoy_cluster_upstream_rq_xx",
                    Map.of("envoy_response_code_class", "6", "envoy_cluster_name", "shop_pay_80")))
        .isInstanceOf(GarbledException.class);
  }

  @Test
  void everyDialectReadsTheMembersOfAClusterInEachOfItsSpellings() throws GarbledException {
    Meaning members = new Meaning.Members(new Destination("shop", "payment-a", OptionalInt.of(80)));
    for (Vocabulary dialect : List.of(ENVOY, ISTIO)) {
      assertThat(dialect.reads("envoy_cluster_membership_healthy")).isTrue();
      assertThat(dialect.reads("envoy_cluster_membership_total")).isFalse();
      assertThat(
              dialect.meaning(
                  "envoy_cluster_membership_healthy",
                  Map.of("envoy_cluster_name", "outbound|80||payment-a.shop.svc.cluster.local;")))
          .contains(members);
      assertThat(
              dialect.meaning(
                  "envoy_cluster_membership_healthy",
                  Map.of("cluster_name", "outbound|80||payment-a.shop.svc.cluster.local")))
          .contains(members);
      assertThat(
              dialect.meaning(
                  "envoy_cluster_shop_svc_cluster_local__membership_healthy",
                  Map.of("envoy_cluster_name", "outbound|80||payment-a")))
          .contains(members);
      assertThat(
              dialect.meaning(
                  "envoy_cluster_membership_healthy", Map.of("envoy_cluster_name", "xds-grpc")))
          .isEmpty();
    }
  }

  @Test
  void theFilterMatchesNamesAsEnvoyKeepsThem() {
    Pattern envoy = Pattern.compile(ENVOY.filter(SERVICES));
    Pattern istio = Pattern.compile(ISTIO.filter(SERVICES));
    String cluster = "cluster.outbound|80||payment-a.shop.svc.cluster.local;.";

    assertThat(envoy.matcher(cluster + "upstream_rq_5xx").find()).isTrue();
    assertThat(envoy.matcher(cluster + "upstream_rq_time").find()).isTrue();
    assertThat(envoy.matcher(cluster + "upstream_rq_active").find()).isTrue();
    assertThat(envoy.matcher(cluster + "membership_healthy").find()).isTrue();
    assertThat(istio.matcher(cluster + "membership_healthy").find()).isTrue();
    assertThat(istio.matcher(cluster + "upstream_rq_total").find()).isTrue();
    assertThat(istio.matcher(cluster + "upstream_rq_active").find()).isTrue();
    assertThat(istio.matcher(cluster + "upstream_rq_5xx").find()).isFalse();
    assertThat(envoy.matcher(cluster + "upstream_rq_503").find()).isTrue();
    assertThat(envoy.matcher(cluster + "upstream_rq_404").find()).isFalse();
    assertThat(envoy.matcher(cluster + "retry.upstream_rq_5xx").find()).isTrue();
    assertThat(envoy.matcher(cluster + "upstream_rq_total").find()).isTrue();
    assertThat(envoy.matcher(cluster + "upstream_cx_destroy_remote_with_active_rq").find())
        .isTrue();
    assertThat(envoy.matcher(cluster + "grpc.14").find()).isTrue();
    assertThat(envoy.matcher(cluster + "grpc.request_message_count").find()).isFalse();
    assertThat(envoy.matcher("cluster.shop_cart_80.upstream_rq_2xx").find()).isFalse();
    assertThat(
            istio
                .matcher(
                    "istiocustom.istio_requests_total.reporter.source.destination_service_name.payment-b")
                .find())
        .isTrue();
    assertThat(istio.matcher("istiocustom.istio_requests_total.reporter.source").find()).isFalse();
  }

  @Test
  void istioSeesWhatIsOpenWhereClustersAreShownAndNothingElseOfThem() throws GarbledException {
    Map<String, String> cluster =
        Map.of("cluster_name", "outbound|80||payment-a.shop.svc.cluster.local");

    assertThat(ISTIO.meaning("envoy_cluster_upstream_rq_active", cluster))
        .contains(new Meaning.InFlight(new Destination("shop", "payment-a", OptionalInt.of(80))));
    assertThat(ISTIO.meaning("envoy_cluster_upstream_rq_total", cluster))
        .contains(
            new Meaning.Attempts(
                new Destination("shop", "payment-a", OptionalInt.of(80)), Attempt.STARTED));
    assertThat(ISTIO.reads("envoy_cluster_upstream_rq_xx")).isFalse();
    assertThat(ISTIO.reads("envoy_cluster_upstream_rq_timeout")).isFalse();
  }

  @Test
  void everyServiceIsNamedHoweverManyThereAre() {
    Set<String> many =
        IntStream.range(0, 500)
            .mapToObj(n -> "a-service-with-a-long-name-" + n)
            .collect(Collectors.toCollection(HashSet::new));

    assertThat(ISTIO.filter(many)).contains(many);
  }
}
