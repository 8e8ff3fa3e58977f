package dev.hotswap.testkit.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.Reply;
import dev.hotswap.testkit.http.SimpleService;
import dev.hotswap.testkit.prometheus.promql.StoredAnswers;
import dev.hotswap.testkit.prometheus.scrape.Scraper;
import dev.hotswap.testkit.prometheus.scrape.Target;
import dev.hotswap.testkit.prometheus.store.SampleStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScrapedAnswersTest {

  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private volatile String page = "";
  private Instant now = Instant.ofEpochSecond(1000);
  private final SampleStore store = new SampleStore();
  private final List<Target> targets = new ArrayList<>();
  private final Scraper scraper = new Scraper(() -> List.copyOf(targets), store);
  private final HttpListener exporter;
  private final FakePrometheus server;
  private final Asking client;

  ScrapedAnswersTest() throws IOException {
    exporter =
        HttpListener.start(
            ANY, new SimpleService((_, _) -> Reply.text(page.isEmpty() ? 500 : 200, page)));
    server = new FakePrometheus(ANY, new StoredAnswers(store, () -> now));
    client = new Asking(server.url(), Duration.ofSeconds(30));
    targets.add(new Target(exporter.address(), "/stats/prometheus", Map.of("job", "gateway")));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    exporter.close();
  }

  @Test
  void raw_counters_are_summed_by_labels() throws IOException {
    scrape(
        0,
        """
        # TYPE requests_total counter
        requests_total{service="a",code="200",flags="-"} 10
        requests_total{service="a",code="200",flags="DC"} 2
        requests_total{service="a",code="500",flags="-"} 3
        requests_total{service="b \\"x\\"",code="200",flags="-"} 5
        other_total 7
        """);

    JsonNode result =
        client
            .query(
                "sum by (instance, service, code) (requests_total{service=~\"a|b\", code!=\"404\"})")
            .result();

    assertThat(result)
        .extracting(one -> one.path("metric").path("code").asText() + "=" + value(one))
        .containsExactlyInAnyOrder("200=12", "500=3");
    assertThat(result.path(0).path("metric").path("instance").asText())
        .isEqualTo("127.0.0.1:" + exporter.address().getPort());
    assertThat(only("sum(requests_total)")).isEqualTo("20");
    assertThat(only("count(requests_total{service!~\"a\"})")).isEqualTo("1");
    assertThat(only("max(count without (code, flags, service) (requests_total))")).isEqualTo("4");
    assertThat(only("other_total")).isEqualTo("7");
    assertThat(client.query("group by (code) ({service=\"a\"})").result()).hasSize(2);
    assertThat(client.query("unknown_total").result()).isEmpty();
  }

  @Test
  void a_range_holds_the_value_of_every_step() throws IOException {
    scrape(0, "n 1\n");
    scrape(10, "n 2\n");

    JsonNode values =
        client
            .get("/api/v1/query_range?query=sum(n)&start=995&end=1015&step=5")
            .result()
            .path(0)
            .path("values");

    assertThat(values)
        .extracting(pair -> pair.path(0).asInt())
        .containsExactly(1000, 1005, 1010, 1015);
    assertThat(values)
        .extracting(pair -> pair.path(1).asText())
        .containsExactly("1", "1", "2", "2");
  }

  @Test
  void the_age_of_the_newest_sample_can_be_asked_for() throws IOException {
    scrape(0, "n 1\n");
    now = now.plusSeconds(7);

    assertThat(only("max(timestamp(n))")).isEqualTo("1000");
    assertThat(only("n")).isEqualTo("1");
  }

  @Test
  void a_series_ends_with_the_scrape_that_misses_it_and_all_end_with_their_target()
      throws IOException {
    scrape(0, "n{a=\"1\"} 1\nn{a=\"2\"} 1\n");
    scrape(1, "n{a=\"2\"} 2\n");
    assertThat(only("n")).isEqualTo("2");
    assertThat(client.query("n", "1000.5").result()).hasSize(2);

    scrape(2, "");
    assertThat(client.query("n").result()).isEmpty();
    assertThat(only("max by (instance) (up)")).isEqualTo("0");

    targets.clear();
    scrape(3, "n 1\n");
    assertThat(client.query("up").result()).isEmpty();
  }

  @Test
  void a_page_that_is_garbage_is_a_target_that_is_down() throws IOException {
    scrape(0, "n 1\n");
    scrape(1, "<html>\n");

    assertThat(only("up{job=\"gateway\"}")).isEqualTo("0");
    assertThat(client.query("n").result()).isEmpty();
  }

  @Test
  void samples_are_seen_for_five_minutes() throws IOException {
    scrape(0, "n 1\n");

    assertThat(client.query("n", "1299").result()).hasSize(1);
    assertThat(client.query("n", "1301").result()).isEmpty();
    assertThat(client.query("n", "999").result()).isEmpty();
  }

  @Test
  void what_is_not_understood_is_bad_data() throws IOException {
    for (String query : List.of("rate(n[1m])", "n + 1", "sum by (a", "n{a=b}", "")) {
      Asking.Seen seen = client.query(query);
      assertThat(seen.status()).as(query).isEqualTo(400);
      assertThat(seen.json().path("errorType").asText()).isEqualTo("bad_data");
    }
  }

  /** So many seconds after the beginning the page was this; an empty one cannot be read. */
  private void scrape(int second, String text) {
    page = text;
    now = Instant.ofEpochSecond(1000 + second);
    scraper.scrape(now);
  }

  private String only(String query) throws IOException {
    JsonNode result = client.query(query).result();
    assertThat(result).hasSize(1);
    return value(result.path(0));
  }

  private static String value(JsonNode series) {
    return series.path("value").path(1).asText();
  }
}
