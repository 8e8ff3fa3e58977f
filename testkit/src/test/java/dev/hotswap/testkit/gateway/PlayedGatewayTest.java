package dev.hotswap.testkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.gateway.config.Propagation;
import dev.hotswap.testkit.http.HttpConnection;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlayedGatewayTest {

  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();

  @BeforeEach
  void createNamespace() {
    server.createNamespace("shop");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void every_instance_follows_the_objects_of_the_api_server() throws IOException {
    try (var a = TestUpstream.answering(200, "a");
        var b = TestUpstream.answering(200, "b");
        var gateway = gateway("127.0.0.1", "127.0.0.2")) {
      backend("payment-a", a.address());
      backend("payment-b", b.address());

      weights(100, 0);
      for (GatewayInstance instance : gateway.instances()) {
        await().until(() -> answer(instance).equals("a"));
      }

      weights(0, 100);
      for (GatewayInstance instance : gateway.instances()) {
        await().until(() -> answer(instance).equals("b"));
      }

      client.discovery().v1().endpointSlices().inNamespace("shop").withName("payment-b").delete();
      await().until(() -> answer(gateway.instances().getFirst()).contains("UH"));
    }
  }

  private PlayedGateway gateway(String... addresses) throws IOException {
    var propagation = new Propagation(Duration.ofMillis(5), Duration.ofSeconds(1), Duration.ZERO);
    return new PlayedGateway(
        client, GatewaySettings.ISTIO.onFreePorts(), propagation, List.of(addresses));
  }

  private static String answer(GatewayInstance instance) throws IOException {
    try (var connection = HttpConnection.open(instance.address(), Duration.ofSeconds(1))) {
      return TestGateway.get(connection, "/").body();
    }
  }

  private void weights(int a, int b) {
    apply(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: payment, namespace: shop}
        spec:
          gateways: [istio-ingress/public]
          hosts: [payment.example.com]
          http:
          - route:
            - {destination: {host: payment-a, port: {number: 80}}, weight: %d}
            - {destination: {host: payment-b, port: {number: 80}}, weight: %d}
        """
            .formatted(a, b));
  }

  private void backend(String name, InetSocketAddress endpoint) {
    apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: %s, namespace: shop}
        spec: {ports: [{name: http, port: 80, targetPort: 8080}]}
        """
            .formatted(name));
    apply(
        """
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: %1$s, namespace: shop, labels: {kubernetes.io/service-name: %1$s}}
        addressType: IPv4
        ports: [{name: http, port: %2$d}]
        endpoints: [{addresses: [127.0.0.1], conditions: {ready: true}}]
        """
            .formatted(name, endpoint.getPort()));
  }

  private void apply(String yaml) {
    assertThat(client.resource(yaml).serverSideApply()).isNotNull();
  }
}
