package dev.hotswap.testkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.gateway.route.RetryPolicy;
import dev.hotswap.testkit.http.HttpConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetryTest {

  private static final RetryPolicy ON_CONNECT_FAILURE =
      new RetryPolicy(2, Set.of("connect-failure", "refused-stream"));

  @Test
  void a_refused_connection_is_tried_at_another_endpoint() throws IOException {
    try (var gateway = new TestGateway();
        var upstream = TestUpstream.answering(200, "a");
        HttpConnection client = gateway.client()) {
      gateway.routeTo(ON_CONNECT_FAILURE, closedPort(), upstream.address());

      for (int i = 0; i < 50; i++) {
        assertThat(TestGateway.get(client, "/").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_refused_connection_fails_where_the_route_asks_for_no_retry() throws IOException {
    try (var gateway = new TestGateway()) {
      gateway.routeTo(RetryPolicy.NONE, closedPort());

      assertThat(gateway.get().status()).isEqualTo(503);
      assertThat(gateway.stat("istio_requests_total", "response_flags=\"UF\"")).isEqualTo("1");
    }
  }

  @Test
  void attempts_that_are_used_up_are_flagged() throws IOException {
    try (var gateway = new TestGateway()) {
      gateway.routeTo(ON_CONNECT_FAILURE, closedPort());

      assertThat(gateway.get().status()).isEqualTo(503);
      assertThat(gateway.stat("istio_requests_total", "response_flags=\"UF,URX\"")).isEqualTo("1");
    }
  }

  @Test
  void an_answered_error_is_passed_on_unless_the_route_asks_for_more() throws IOException {
    try (var gateway = new TestGateway();
        var failing = TestUpstream.answering(500, "a")) {
      gateway.routeTo(RetryPolicy.ISTIO_DEFAULT, failing.address());
      assertThat(gateway.get().status()).isEqualTo(500);
      assertThat(failing.requests()).isEqualTo(1);

      gateway.routeTo(new RetryPolicy(2, Set.of("5xx")), failing.address());
      assertThat(gateway.get().status()).isEqualTo(500);
      assertThat(failing.requests()).isEqualTo(4);
    }
  }

  @Test
  void a_status_can_be_asked_for_by_number() throws IOException {
    try (var gateway = new TestGateway();
        var failing = TestUpstream.answering(503, "a");
        var good = TestUpstream.answering(200, "b")) {
      gateway.routeTo(new RetryPolicy(1, Set.of("503")), failing.address(), good.address());

      for (int i = 0; i < 20; i++) {
        assertThat(gateway.get().status()).isEqualTo(200);
      }
    }
  }

  private static InetSocketAddress closedPort() throws IOException {
    try (var gone = TestUpstream.answering(200, "gone")) {
      return gone.address();
    }
  }
}
