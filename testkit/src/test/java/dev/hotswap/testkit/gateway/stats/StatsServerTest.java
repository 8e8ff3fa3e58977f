package dev.hotswap.testkit.gateway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.testkit.gateway.route.Cluster;
import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatsServerTest {

  private final GatewayStats stats = new GatewayStats("gw", "gateways");
  private final StatsServer server;
  private Duration patience = Duration.ofSeconds(30);

  StatsServerTest() throws IOException {
    server = new StatsServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), stats);
  }

  @BeforeEach
  void one_request_was_counted() {
    var cluster = new Cluster("payment-a", "shop", 80);
    stats.began(cluster);
    stats.completed(new Completed(Optional.of(cluster), 200, Set.of(), Duration.ofMillis(1)));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void statistics_are_served_with_usedonly_and_filter() throws IOException {
    String page = body("/stats/prometheus?usedonly&filter=istio_requests%5Ftotal");

    assertThat(page.lines()).hasSize(2).last().asString().endsWith(" 1");
    assertThat(body("/stats/prometheus").lines()).hasSizeGreaterThan(20);
  }

  @Test
  void other_paths_and_bad_filters_are_refused() throws IOException {
    assertThat(status("/stats")).isEqualTo(404);
    assertThat(status("/stats/prometheus?filter=%28")).isEqualTo(400);
  }

  @Test
  void faults_come_and_go() throws IOException {
    server.inject(new StatsFault.Garbage());
    assertThat(body("/stats/prometheus")).doesNotContain("istio_requests_total");

    server.inject(new StatsFault.ServerError());
    assertThat(status("/stats/prometheus")).isEqualTo(500);

    server.inject(new StatsFault.NotANumber());
    assertThat(body("/stats/prometheus?filter=istio_requests").lines().skip(1))
        .allMatch(line -> line.endsWith(" NaN"));

    server.inject(new StatsFault.Unreachable());
    assertThatThrownBy(() -> status("/stats/prometheus")).isInstanceOf(IOException.class);

    server.inject(new StatsFault.None());
    assertThat(body("/stats/prometheus")).contains("istio_requests_total");
  }

  @Test
  void a_slow_page_does_not_come_in_time() {
    server.inject(new StatsFault.Slow(Duration.ofMinutes(5)));
    patience = Duration.ofMillis(50);

    assertThatThrownBy(() -> status("/stats/prometheus"))
        .isInstanceOf(SocketTimeoutException.class);
  }

  private int status(String target) throws IOException {
    try (HttpConnection connection = connect()) {
      return ask(connection, target).status();
    }
  }

  private String body(String target) throws IOException {
    try (HttpConnection connection = connect()) {
      ResponseHead head = ask(connection, target);
      byte[] body = connection.body(Framing.of("GET", head)).readAll();
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private HttpConnection connect() throws IOException {
    HttpConnection connection = HttpConnection.open(server.address(), Duration.ofSeconds(1));
    connection.readsWithin(patience);
    return connection;
  }

  private static ResponseHead ask(HttpConnection connection, String target) throws IOException {
    connection.write(RequestHead.get(target, "stats"));
    connection.flush();
    return connection.readResponse();
  }
}
