package dev.hotswap.testkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.testkit.gateway.route.Cluster;
import dev.hotswap.testkit.gateway.route.Destination;
import dev.hotswap.testkit.gateway.route.HttpRoute;
import dev.hotswap.testkit.gateway.route.RetryPolicy;
import dev.hotswap.testkit.gateway.route.RoutingTable;
import dev.hotswap.testkit.gateway.stats.StatsQuery;
import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One gateway instance with the host payment.example.com in front of payment-a and payment-b. */
final class TestGateway implements Closeable {

  static final String HOST = "payment.example.com";
  static final Cluster A = new Cluster("payment-a", "shop", 80);
  static final Cluster B = new Cluster("payment-b", "shop", 80);

  /** An answer as a client sees it. */
  record Seen(ResponseHead head, String body) {
    int status() {
      return head.status();
    }
  }

  final GatewayInstance instance;

  TestGateway() throws IOException {
    instance = new GatewayInstance(GatewaySettings.ISTIO.onFreePorts(), "127.0.0.1");
  }

  static RoutingTable table(
      RetryPolicy retries,
      int weightOfA,
      List<InetSocketAddress> endpointsOfA,
      List<InetSocketAddress> endpointsOfB) {
    var destinations = List.of(new Destination(A, weightOfA), new Destination(B, 100 - weightOfA));
    var route = new HttpRoute(List.of(), destinations, retries);
    return new RoutingTable(Map.of(HOST, List.of(route)), Map.of(A, endpointsOfA, B, endpointsOfB));
  }

  /** All requests go to these endpoints of payment-a. */
  void routeTo(RetryPolicy retries, InetSocketAddress... endpoints) {
    instance.apply(table(retries, 100, Arrays.asList(endpoints), List.of()));
  }

  HttpConnection client() throws IOException {
    return HttpConnection.open(instance.address(), Duration.ofSeconds(1));
  }

  Seen get() throws IOException {
    try (HttpConnection client = client()) {
      return get(client, "/");
    }
  }

  static Seen get(HttpConnection client, String target) throws IOException {
    return send(client, RequestHead.get(target, HOST), new byte[0]);
  }

  static Seen send(HttpConnection client, RequestHead request, byte[] body) throws IOException {
    client.write(request);
    client.bodyOutput(Framing.of(request)).write(body, body.length);
    client.bodyOutput(Framing.of(request)).end();
    ResponseHead head = client.readResponse();
    byte[] answer = client.body(Framing.of(request.method(), head)).readAll();
    return new Seen(head, new String(answer, StandardCharsets.UTF_8));
  }

  /**
   * The value of the one line of the statistics that holds all the texts; waits for it, as it
   * follows the answer.
   */
  String stat(String... texts) {
    List<String> lines = await().until(() -> lines(texts), found -> !found.isEmpty());
    assertThat(lines).hasSize(1);
    return lines.getFirst().substring(lines.getFirst().lastIndexOf(' ') + 1);
  }

  private List<String> lines(String... texts) {
    instance.stats().flush();
    String page = instance.stats().page(StatsQuery.ALL);
    return page.lines().filter(line -> Arrays.stream(texts).allMatch(line::contains)).toList();
  }

  @Override
  public void close() throws IOException {
    instance.close();
  }
}
