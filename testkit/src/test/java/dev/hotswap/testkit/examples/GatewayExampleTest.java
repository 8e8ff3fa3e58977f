package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.gateway.GatewayInstance;
import dev.hotswap.testkit.gateway.GatewaySettings;
import dev.hotswap.testkit.gateway.PlayedGateway;
import dev.hotswap.testkit.gateway.config.Propagation;
import dev.hotswap.testkit.gateway.stats.StatsQuery;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.Reply;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.SimpleService;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayExampleTest {

  private static final String ROUTE =
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: payment, namespace: default}
      spec:
        hosts: [payment.example.com]
        gateways: [istio-ingress/public]
        http:
        - route:
          - {destination: {host: old, port: {number: 80}}, weight: 80}
          - {destination: {host: new, port: {number: 80}}, weight: 20}
      """;
  private static final String BACKEND =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: %1$s, namespace: default}
      spec: {ports: [{name: http, port: 80}]}
      ---
      apiVersion: discovery.k8s.io/v1
      kind: EndpointSlice
      metadata: {name: %1$s, namespace: default, labels: {kubernetes.io/service-name: %1$s}}
      addressType: IPv4
      ports: [{name: http, port: %2$d}]
      endpoints: [{addresses: [127.0.0.1], conditions: {ready: true}}]
      """;

  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void follows_weights_and_counts_as_envoy_does() throws IOException {
    GatewaySettings settings = GatewaySettings.ISTIO.onFreePorts().flushing(Duration.ofMillis(50));
    try (HttpListener good = service(200);
        HttpListener bad = service(500);
        PlayedGateway gateway =
            new PlayedGateway(client, settings, Propagation.ISTIO, List.of("127.0.0.1"))) {
      apply(BACKEND.formatted("old", good.address().getPort()));
      apply(BACKEND.formatted("new", bad.address().getPort()));
      apply(ROUTE);

      GatewayInstance instance = gateway.instances().getFirst();
      await().until(() -> status(instance) == 500);
      await()
          .untilAsserted(
              () ->
                  assertThat(instance.stats().page(StatsQuery.ALL))
                      .containsPattern("istio_requests_total.*\"new\".*\"500\"")
                      .contains("envoy_cluster_upstream_rq_time_bucket"));
    }
  }

  private static int status(GatewayInstance instance) throws IOException {
    try (HttpConnection caller = HttpConnection.open(instance.address(), Duration.ofSeconds(2))) {
      caller.write(RequestHead.get("/", "payment.example.com"));
      caller.flush();
      return caller.readResponse().status();
    }
  }

  private static HttpListener service(int status) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return HttpListener.start(any, new SimpleService((_, _) -> Reply.text(status, "")));
  }

  private void apply(String yaml) {
    client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).create();
  }
}
