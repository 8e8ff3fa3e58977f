package dev.hotswap.testkit.gateway.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.gateway.route.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatewayStatsTest {

  private static final Cluster A = new Cluster("payment-a", "shop", 80);
  private static final String CLUSTER =
      "envoy_cluster_name=\"outbound|80||payment-a.shop.svc.cluster.local\"";

  private final GatewayStats stats = new GatewayStats("istio-ingress", "gateways");

  @Test
  void requests_are_reported_in_the_words_of_istio() {
    request(200, Duration.ofMillis(3));
    request(200, Duration.ofMillis(3));
    request(500, Duration.ofMillis(3));

    List<String> lines = lines(StatsQuery.ALL, "istio_requests_total{");

    assertThat(lines)
        .hasSize(2)
        .anyMatch(line -> line.contains("response_code=\"200\"") && line.endsWith(" 2"))
        .anyMatch(line -> line.contains("response_code=\"500\"") && line.endsWith(" 1"))
        .allMatch(line -> line.contains("reporter=\"source\",source_workload=\"istio-ingress\""))
        .allMatch(line -> line.contains("source_workload_namespace=\"gateways\""))
        .allMatch(line -> line.contains("response_flags=\"-\""))
        .allMatch(line -> line.contains("destination_service=\"payment-a.shop.svc.cluster.local\""))
        .allMatch(line -> line.contains("destination_service_name=\"payment-a\""))
        .allMatch(line -> line.contains("destination_service_namespace=\"shop\""));
  }

  @Test
  void requests_are_reported_in_the_words_of_envoy() {
    request(200, Duration.ofMillis(3));
    request(503, Duration.ofMillis(3));
    stats.began(A);

    assertThat(lines(StatsQuery.ALL, "envoy_cluster_upstream_rq_xx"))
        .containsExactly(
            "envoy_cluster_upstream_rq_xx{envoy_response_code_class=\"2\"," + CLUSTER + "} 1",
            "envoy_cluster_upstream_rq_xx{envoy_response_code_class=\"5\"," + CLUSTER + "} 1");
    assertThat(lines(StatsQuery.ALL, "envoy_cluster_upstream_rq_active"))
        .containsExactly("envoy_cluster_upstream_rq_active{" + CLUSTER + "} 1");
  }

  @Test
  void durations_are_counted_up_to_each_bound() {
    request(200, Duration.ofMillis(500));
    request(200, Duration.ofMillis(501));
    request(200, Duration.ofHours(2));
    stats.flush();

    assertThat(bucket("250")).endsWith(" 0");
    assertThat(bucket("500")).endsWith(" 1");
    assertThat(bucket("1000")).endsWith(" 2");
    assertThat(bucket("3600000")).endsWith(" 2");
    assertThat(bucket("+Inf")).endsWith(" 3");
    assertThat(lines(StatsQuery.ALL, "envoy_cluster_upstream_rq_time_sum"))
        .containsExactly("envoy_cluster_upstream_rq_time_sum{" + CLUSTER + "} 7201001");
  }

  @Test
  void durations_are_seen_only_after_a_flush_and_counters_at_once() {
    request(200, Duration.ofMillis(3));
    assertThat(bucket("+Inf")).endsWith(" 0");
    assertThat(lines(StatsQuery.ALL, "istio_requests_total{")).hasSize(1);

    stats.flush();

    assertThat(bucket("+Inf")).endsWith(" 1");
  }

  @Test
  void a_filter_is_applied_to_the_names_inside_envoy() {
    request(500, Duration.ofMillis(3));

    assertThat(page("filter=istio_requests_total"))
        .startsWith("# TYPE istio_requests_total counter\n");
    assertThat(page("filter=istio_requests_total").lines()).hasSize(2);
    assertThat(page("filter=payment-a.*rq_5xx").lines()).hasSize(2);
    assertThat(page("filter=rq_xx")).isEmpty();
    assertThat(page("filter=istio_requests_total.*payment-a").lines()).hasSize(2);
    assertThat(page("filter=istio_requests_total.*payment-b")).isEmpty();
  }

  @Test
  void usedonly_leaves_out_what_was_never_counted() {
    request(200, Duration.ofMillis(3));

    assertThat(page("usedonly&filter=rq_time")).isEmpty();
    stats.flush();
    assertThat(page("usedonly&filter=rq_time")).contains("upstream_rq_time_count");
  }

  @Test
  void a_restart_sets_counters_back() {
    request(200, Duration.ofMillis(3));
    request(200, Duration.ofMillis(3));
    stats.reset();
    request(200, Duration.ofMillis(3));

    assertThat(lines(StatsQuery.ALL, "istio_requests_total{").getFirst()).endsWith(" 1");
  }

  private void request(int code, Duration took) {
    stats.began(A);
    stats.completed(new Completed(Optional.of(A), code, Set.of(), took));
  }

  private String bucket(String bound) {
    String wanted = "envoy_cluster_upstream_rq_time_bucket{" + CLUSTER + ",le=\"" + bound + "\"}";
    return lines(StatsQuery.ALL, wanted).getFirst();
  }

  private String page(String query) {
    return stats.page(StatsQuery.parse(query));
  }

  private List<String> lines(StatsQuery query, String start) {
    return stats.page(query).lines().filter(line -> line.startsWith(start)).toList();
  }
}
