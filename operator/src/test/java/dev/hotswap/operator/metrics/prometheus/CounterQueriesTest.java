package dev.hotswap.operator.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.PolicyQueries;
import dev.hotswap.operator.metrics.QueryLimits;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.http.Credentials;
import dev.hotswap.operator.metrics.testing.Metrics;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterQueriesTest {
  @Test
  void istioIsAskedForRawCountersOfOneReporterByServiceAndInstance() {
    CounterQueries queries = CounterQueries.of(settings(Dialect.ISTIO), Metrics.payment());

    assertThat(queries.counters(List.of(1_000.0)))
        .extracting(CounterQuery::promql)
        .containsExactly(
            "sum by (instance, destination_service_name, destination_service_namespace,"
                + " response_code, response_flags, grpc_response_status)"
                + " (istio_requests_total{reporter=\"source\","
                + " destination_service_namespace=\"shop\","
                + " destination_service_name=~\"payment-a|payment-b\"})",
            "sum by (instance, destination_service_name, destination_service_namespace,"
                + " response_code, response_flags, grpc_response_status, le)"
                + " (istio_request_duration_milliseconds_bucket{reporter=\"source\","
                + " destination_service_namespace=\"shop\","
                + " destination_service_name=~\"payment-a|payment-b\","
                + " le=~\"\\\\+Inf|1000(\\\\.0)?\"})");
  }

  @Test
  void withoutALatencyLimitNoBucketIsRead() {
    assertThat(CounterQueries.of(settings(Dialect.ISTIO), Metrics.payment()).counters(List.of()))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "outbound|80||payment-a.shop.svc.cluster.local;, true",
    "outbound_80__payment-b_shop_svc_cluster_local, true",
    "shop_payment-a_80, true",
    "shop/payment-a/80/da39a3ee5e, true",
    "outbound|80||my-payment-a.shop.svc.cluster.local, false",
    "outbound|80||payment-a.workshop.svc.cluster.local, false",
    "outbound|80||payment-a.other.svc.cluster.local, false",
    "shop_payment-abc_80, false",
  })
  void envoyClustersAreFoundHoweverTheyAreWritten(String cluster, boolean found) {
    CounterQueries queries = CounterQueries.of(settings(Dialect.ENVOY), Metrics.payment());
    String regex = queries.backends().replaceAll("^[a-z_]+=~\"|\"$", "");

    assertThat(Pattern.matches(regex, cluster)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 500",
    "500, 500.0",
    "0.5, 0.5",
    "3600000, 3600000",
    "3600000, 3.6e+06",
    "1000000, 1e+06",
    "1000, +Inf",
  })
  void aBoundIsFoundHoweverTheServerSpellsIt(double bound, String le) {
    String regex = Bounds.regex(List.of(bound)).replace("\\\\", "\\");

    assertThat(Pattern.matches(regex, le)).isTrue();
    assertThat(Pattern.matches(regex, le + "1")).isFalse();
  }

  private static SourceSettings.Prometheus settings(Dialect dialect) {
    return new SourceSettings.Prometheus(
        "prom",
        dialect,
        Duration.ofSeconds(5),
        URI.create("http://prometheus"),
        "source",
        Map.of(),
        new Credentials.None(),
        Optional.empty(),
        new PolicyQueries.Unrestricted(),
        QueryLimits.DEFAULT);
  }
}
