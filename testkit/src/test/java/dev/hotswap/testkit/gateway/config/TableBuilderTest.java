package dev.hotswap.testkit.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.gateway.route.Cluster;
import dev.hotswap.testkit.gateway.route.Destination;
import dev.hotswap.testkit.gateway.route.HttpRoute;
import dev.hotswap.testkit.gateway.route.RetryPolicy;
import dev.hotswap.testkit.gateway.route.RoutingTable;
import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.RequestHead;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableBuilderTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final Cluster A = new Cluster("payment-a", "shop", 80);
  private static final Cluster B = new Cluster("payment-b", "shop", 80);

  private static final Service SERVICE_A =
      YAML.unmarshal(
          """
          apiVersion: v1
          kind: Service
          metadata: {name: payment-a, namespace: shop}
          spec: {ports: [{name: http, port: 80, targetPort: 8080}]}
          """,
          Service.class);

  private static final EndpointSlice SLICE_A =
      YAML.unmarshal(
          """
          apiVersion: discovery.k8s.io/v1
          kind: EndpointSlice
          metadata: {name: payment-a-x, namespace: shop, labels: {kubernetes.io/service-name: payment-a}}
          addressType: IPv4
          ports: [{name: http, port: 8080}, {name: metrics, port: 9090}]
          endpoints:
          - {addresses: [127.0.1.1], conditions: {ready: true}}
          - {addresses: [127.0.1.2], conditions: {ready: false, serving: true, terminating: true}}
          - {addresses: [127.0.1.3]}
          """,
          EndpointSlice.class);

  @Test
  void endpoints_are_the_ready_addresses_of_the_services_port() {
    RoutingTable table = TableBuilder.build(List.of(), List.of(SERVICE_A), List.of(SLICE_A));

    assertThat(table.endpoints(A))
        .containsExactly(
            new InetSocketAddress("127.0.1.1", 8080), new InetSocketAddress("127.0.1.3", 8080));
    assertThat(table.endpoints(B)).isEmpty();
  }

  @Test
  void a_weighted_route_is_read_with_its_retries() {
    HttpRoute route =
        only(
            """
            gateways: [istio-ingress/public]
            hosts: [payment.example.com]
            http:
            - retries: {attempts: 3, retryOn: "connect-failure, refused-stream"}
              route:
              - {destination: {host: payment-a.shop.svc.cluster.local, port: {number: 80}}, weight: 90}
              - {destination: {host: payment-b, port: {number: 80}}, weight: 10}
            """);

    assertThat(route.destinations())
        .containsExactly(new Destination(A, 90), new Destination(B, 10));
    assertThat(route.retries())
        .isEqualTo(new RetryPolicy(3, Set.of("connect-failure", "refused-stream")));
  }

  @Test
  void a_single_destination_takes_everything_and_the_services_only_port() {
    HttpRoute route =
        only(
            """
            gateways: [public]
            hosts: [payment.example.com]
            http: [{route: [{destination: {host: payment-a}}]}]
            """);

    assertThat(route.destinations()).containsExactly(new Destination(A, 100));
    assertThat(route.retries()).isEqualTo(RetryPolicy.ISTIO_DEFAULT);
  }

  @Test
  void the_first_route_whose_conditions_are_met_takes_the_request() {
    RoutingTable table =
        table(
            """
            gateways: [public]
            hosts: [payment.example.com]
            http:
            - match: [{headers: {x-canary: {exact: "1"}}, uri: {prefix: /api}, method: {regex: "GET|HEAD"}}]
              route: [{destination: {host: payment-b, port: {number: 80}}}]
            - route: [{destination: {host: payment-a, port: {number: 80}}}]
            """);

    assertThat(destination(table, "GET", "/api/user/1?x=y", "1")).isEqualTo(B);
    assertThat(destination(table, "POST", "/api/user/1", "1")).isEqualTo(A);
    assertThat(destination(table, "GET", "/", "1")).isEqualTo(A);
    assertThat(destination(table, "GET", "/api", "0")).isEqualTo(A);
  }

  @Test
  void a_route_for_sidecars_only_does_not_reach_a_gateway() {
    String spec =
        "hosts: [payment.example.com]\nhttp: [{route: [{destination: {host: payment-a}}]}]\n";

    assertThat(table(spec).hosts()).isEmpty();
    assertThat(table("gateways: [mesh]\n" + spec).hosts()).isEmpty();
  }

  @Test
  void of_two_routes_for_one_host_the_older_one_counts() {
    String spec =
        "gateways: [public]\nhosts: [payment.example.com]\nhttp: [{route: [{destination: {host: %s, port: {number: 80}}}]}]\n";
    GenericKubernetesResource younger =
        virtualService("2026-01-02T00:00:00Z", spec.formatted("payment-b"));
    GenericKubernetesResource older =
        virtualService("2026-01-01T00:00:00Z", spec.formatted("payment-a"));

    RoutingTable table = TableBuilder.build(List.of(younger, older), List.of(), List.of());

    assertThat(destination(table, "GET", "/", "0")).isEqualTo(A);
  }

  private static Cluster destination(
      RoutingTable table, String method, String target, String canary) {
    Headers headers = Headers.of("Host", "Payment.example.com:8080", "X-Canary", canary);
    var request = new RequestHead(method, target, "HTTP/1.1", headers);
    Optional<HttpRoute> route = table.route(request);
    return route.orElseThrow().destinations().getFirst().cluster();
  }

  private static HttpRoute only(String spec) {
    return Objects.requireNonNull(table(spec).hosts().get("payment.example.com")).getFirst();
  }

  private static RoutingTable table(String spec) {
    GenericKubernetesResource resource = virtualService("2026-01-01T00:00:00Z", spec);
    return TableBuilder.build(List.of(resource), List.of(SERVICE_A), List.of(SLICE_A));
  }

  private static GenericKubernetesResource virtualService(String created, String spec) {
    return YAML.unmarshal(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: payment, namespace: shop, creationTimestamp: '%s'}
        spec:
        %s
        """
            .formatted(created, spec.indent(2)),
        GenericKubernetesResource.class);
  }
}
