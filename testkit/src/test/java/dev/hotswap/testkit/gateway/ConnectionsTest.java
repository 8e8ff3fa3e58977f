package dev.hotswap.testkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.gateway.route.RetryPolicy;
import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private static final RequestHead POST =
      new RequestHead(
          "POST", "/", "HTTP/1.1", Headers.of("Host", TestGateway.HOST, "Content-Length", "2"));

  @Test
  void one_connection_carries_many_requests_on_both_sides() throws IOException {
    try (var gateway = new TestGateway();
        var upstream = TestUpstream.answering(200, "a");
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.NONE, upstream.address());

      for (int i = 0; i < 50; i++) {
        assertThat(TestGateway.get(client, "/").status()).isEqualTo(200);
      }

      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void an_idle_connection_that_its_endpoint_closed_costs_no_request() throws IOException {
    try (var gateway = new TestGateway();
        var upstream =
            new TestUpstream((c, r) -> TestUpstream.reply(c, r, 200, "a") && r.path().isEmpty());
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.NONE, upstream.address());

      for (int i = 0; i < 200; i++) {
        assertThat(TestGateway.get(client, "/").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_read_that_met_a_closing_connection_goes_again_on_a_new_one() throws IOException {
    try (var gateway = new TestGateway();
        var upstream = closingEverySecondRequest();
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.NONE, upstream.address());

      for (int i = 0; i < 20; i++) {
        assertThat(TestGateway.get(client, "/").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_payment_that_met_a_closing_connection_is_never_sent_twice() throws IOException {
    try (var gateway = new TestGateway();
        var upstream = closingEverySecondRequest();
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.ISTIO_DEFAULT, upstream.address());

      TestGateway.send(client, POST, new byte[2]);
      var second = TestGateway.send(client, POST, new byte[2]);

      assertThat(second.status()).isEqualTo(503);
      assertThat(upstream.requests()).isEqualTo(2);
      assertThat(gateway.stat("istio_requests_total", "response_flags=\"UC\"")).isEqualTo("1");
    }
  }

  @Test
  void a_client_that_asks_for_it_gets_its_connection_closed() throws IOException {
    try (var gateway = new TestGateway();
        var upstream = TestUpstream.answering(200, "a");
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.NONE, upstream.address());
      RequestHead last =
          RequestHead.get("/", TestGateway.HOST)
              .with(Headers.of("Host", TestGateway.HOST, "Connection", "close"));

      var seen = TestGateway.send(client, last, new byte[0]);

      assertThat(seen.head().headers().has("connection", "close")).isTrue();
      assertThat(client.readRequest()).isEmpty();
    }
  }

  /** Answers the first request of a connection and ends it on the second, without a word. */
  private static TestUpstream closingEverySecondRequest() throws IOException {
    Set<HttpConnection> used = ConcurrentHashMap.newKeySet();
    return new TestUpstream(
        (connection, request) ->
            used.add(connection) && TestUpstream.reply(connection, request, 200, "a"));
  }
}
