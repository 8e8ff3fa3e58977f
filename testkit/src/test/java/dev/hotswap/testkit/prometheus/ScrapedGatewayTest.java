package dev.hotswap.testkit.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.gateway.route.Cluster;
import dev.hotswap.testkit.gateway.stats.Completed;
import dev.hotswap.testkit.gateway.stats.GatewayStats;
import dev.hotswap.testkit.gateway.stats.StatsServer;
import dev.hotswap.testkit.prometheus.promql.StoredAnswers;
import dev.hotswap.testkit.prometheus.scrape.ScrapeLoop;
import dev.hotswap.testkit.prometheus.scrape.Scraper;
import dev.hotswap.testkit.prometheus.scrape.Target;
import dev.hotswap.testkit.prometheus.store.SampleStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A gateway's statistics as they reach whoever asks a Prometheus that scrapes it every few
 * milliseconds.
 */
class ScrapedGatewayTest {

  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final String BACKENDS =
      "reporter=\"source\", destination_service_namespace=\"shop\","
          + " destination_service_name=~\"payment-a|payment-b\"";

  private final GatewayStats stats = new GatewayStats("istio-ingress", "istio-ingress");
  private final StatsServer gateway = new StatsServer(ANY, stats);
  private final SampleStore store = new SampleStore();
  private final FakePrometheus server =
      new FakePrometheus(ANY, new StoredAnswers(store, InstantSource.system()));
  private final Asking client = new Asking(server.url(), Duration.ofSeconds(30));
  private final ScrapeLoop scrapes =
      new ScrapeLoop(
          new Scraper(
              () -> List.of(new Target(gateway.address(), "/stats/prometheus", Map.of())), store),
          Duration.ofMillis(20),
          InstantSource.system());

  ScrapedGatewayTest() throws IOException {}

  @BeforeEach
  void three_requests_were_answered() {
    request("payment-a", 200, Duration.ofMillis(20));
    request("payment-b", 200, Duration.ofMillis(700));
    request("payment-b", 500, Duration.ofMillis(20));
    stats.flush();
  }

  @AfterEach
  void stop() throws IOException {
    scrapes.close();
    server.close();
    gateway.close();
  }

  @Test
  void requests_can_be_counted_by_service_and_code() {
    String query =
        "sum by (instance, destination_service_name, response_code) (istio_requests_total{"
            + BACKENDS
            + "})";

    await().until(() -> client.query(query).result().size() == 3);
  }

  @Test
  void slow_requests_can_be_counted_by_bucket() {
    String query =
        "sum by (destination_service_name, le) (istio_request_duration_milliseconds_bucket{"
            + BACKENDS
            + ", le=~\"\\\\+Inf|500(\\\\.0)?\"})";

    await()
        .untilAsserted(
            () ->
                assertThat(client.query(query).result())
                    .extracting(ScrapedGatewayTest::bucket)
                    .containsExactlyInAnyOrder(
                        "payment-a 500 1",
                        "payment-a +Inf 1",
                        "payment-b 500 1",
                        "payment-b +Inf 2"));
  }

  @Test
  void clusters_of_envoy_can_be_counted_by_class() {
    String query =
        "sum by (envoy_cluster_name, envoy_response_code_class)"
            + " (envoy_cluster_upstream_rq_xx{envoy_cluster_name=~\".*payment-b[.]shop.*\"})";

    await().until(() -> client.query(query).result().size() == 2);
  }

  private void request(String service, int code, Duration took) {
    var cluster = new Cluster(service, "shop", 80);
    stats.began(cluster);
    stats.completed(new Completed(Optional.of(cluster), code, Set.of(), took));
  }

  private static String bucket(JsonNode series) {
    JsonNode labels = series.path("metric");
    return labels.path("destination_service_name").asText()
        + " "
        + labels.path("le").asText()
        + " "
        + series.path("value").path(1).asText();
  }
}
