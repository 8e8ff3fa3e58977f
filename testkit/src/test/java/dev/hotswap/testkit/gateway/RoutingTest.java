package dev.hotswap.testkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.gateway.route.RetryPolicy;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {

  @Test
  void requests_are_split_by_weight() throws IOException {
    try (var gateway = new TestGateway();
        var a = TestUpstream.answering(200, "a");
        var b = TestUpstream.answering(200, "b");
        HttpConnection client = gateway.client()) {
      gateway.instance.apply(
          TestGateway.table(RetryPolicy.NONE, 90, List.of(a.address()), List.of(b.address())));

      for (int i = 0; i < 2000; i++) {
        TestGateway.get(client, "/");
      }

      // Six standard deviations around 200 of 2,000.
      assertThat(b.requests()).isBetween(120, 280);
      assertThat(a.requests() + b.requests()).isEqualTo(2000);
    }
  }

  @Test
  void weight_zero_gets_nothing() throws IOException {
    try (var gateway = new TestGateway();
        var a = TestUpstream.answering(200, "a");
        var b = TestUpstream.answering(200, "b");
        HttpConnection client = gateway.client()) {
      gateway.instance.apply(
          TestGateway.table(RetryPolicy.NONE, 100, List.of(a.address()), List.of(b.address())));

      for (int i = 0; i < 300; i++) {
        TestGateway.get(client, "/");
      }

      assertThat(b.requests()).isZero();
    }
  }

  @Test
  void an_unknown_host_is_not_found() throws IOException {
    try (var gateway = new TestGateway();
        HttpConnection client = gateway.client()) {
      var seen = TestGateway.send(client, RequestHead.get("/", "other.example.com"), new byte[0]);

      assertThat(seen.status()).isEqualTo(404);
      assertThat(gateway.stat("istio_requests_total", "404")).isEqualTo("1");
      assertThat(gateway.stat("istio_requests_total", "response_flags=\"NR\"")).isEqualTo("1");
    }
  }

  @Test
  void a_cluster_without_endpoints_is_unavailable() throws IOException {
    try (var gateway = new TestGateway()) {
      gateway.routeTo(RetryPolicy.ISTIO_DEFAULT);

      assertThat(gateway.get().status()).isEqualTo(503);
      assertThat(gateway.stat("istio_requests_total", "response_flags=\"UH\"", "payment-a"))
          .isEqualTo("1");
      assertThat(gateway.stat("upstream_rq_xx", "envoy_response_code_class=\"5\"")).isEqualTo("1");
    }
  }

  @Test
  void endpoints_share_the_requests_of_their_cluster() throws IOException {
    try (var gateway = new TestGateway();
        var one = TestUpstream.answering(200, "one");
        var two = TestUpstream.answering(200, "two");
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.NONE, one.address(), two.address());

      for (int i = 0; i < 200; i++) {
        TestGateway.get(client, "/");
      }

      assertThat(one.requests()).isBetween(55, 145);
    }
  }
}
