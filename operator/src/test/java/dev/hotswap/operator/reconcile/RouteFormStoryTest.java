package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people edit of ports and routes, and when it reaches the route object. */
class RouteFormStoryTest {
  private final SimulatedCluster theatre = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(theatre);

  @BeforeEach
  void stable() {
    theatre.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void an_edited_port_number_is_the_new_versions_alone() {
    shop.apply(shop.manifest("payment", "1.0").replace("port: 80,", "port: 8080,"));
    shop.until("payment", status -> tries(status, 10));

    assertThat(ports("payment-public")).containsExactly(80, 8080);
    assertThat(servicePorts("payment-a")).containsExactly(80);
    assertThat(servicePorts("payment-b")).containsExactly(8080);
    assertThat(servicePorts("payment")).containsExactly(80);

    abort();
    GoReleaseStatus back = shop.until("payment", Phase.ROLLED_BACK);

    assertThat(ports("payment-public").getFirst()).isEqualTo(80);
    assertThat(servicePorts("payment")).containsExactly(80);
    assertThat(back.message()).contains("traffic restored");
    assertThat(weights()).containsExactly(100, 0);
  }

  @Test
  void a_port_that_only_the_new_version_has_is_the_stable_ones_after_promotion() {
    shop.apply(
        shop.manifest("payment", "2.0")
            .replace("name: http, port: 80,", "name: web, port: 8080,")
            .replace("port: http", "port: web"));
    shop.until("payment", status -> tries(status, 50));

    assertThat(ports("payment-public")).containsExactly(80, 8080);

    shop.until("payment", status -> status.phase() == Phase.STABLE && status.attempt() == null);
    theatre.pass(Duration.ofSeconds(5));
    assertThat(ports("payment-public")).containsExactly(80, 8080);
    assertThat(servicePorts("payment")).containsExactly(8080);

    shop.commit("payment", "1.0");
    shop.until(
        "payment",
        status ->
            status.phase() == Phase.STABLE && status.stable() != null && isStable(status, "1.0"));
    theatre.pass(Duration.ofSeconds(5));
    assertThat(ports("payment-public")).containsExactly(80, 8080);
    assertThat(servicePorts("payment")).containsExactly(80);
  }

  @Test
  void nothing_of_the_route_moves_while_preflight_blocks() {
    shop.deletePolicy();
    theatre.settle();
    JsonNode before = spec();
    shop.apply(
        shop.manifest("payment", "2.0")
            .replace("port: 80,", "port: 8080,")
            .replace("hosts: [payment.example.com]", "hosts: [other.example.com]"));
    theatre.pass(Duration.ofSeconds(30));

    assertThat(spec()).isEqualTo(before);
    assertThat(servicePorts("payment")).containsExactly(80);
    assertThat(servicePorts("payment-a")).containsExactly(80);
  }

  @Test
  void rules_are_frozen_while_an_attempt_runs_and_follow_it() {
    shop.commit("payment", "2.0");
    shop.until("payment", status -> tries(status, 10));
    edit("{\"timeout\":\"9s\"}");
    GoReleaseStatus tried = shop.until("payment", status -> tries(status, 50));

    assertThat(spec().path("http").path(0).path("timeout").isMissingNode()).isTrue();
    assertThat(condition(tried, "RoutesCurrent")).startsWith("RoutesQueued");

    GoReleaseStatus stable =
        shop.until(
            "payment",
            status ->
                status.phase() == Phase.STABLE
                    && status.attempt() == null
                    && condition(status, "RoutesCurrent").startsWith("RoutesInForce"));
    assertThat(spec().path("http").path(0).path("timeout").asText()).isEqualTo("9s");
    assertThat(condition(stable, "Ready")).startsWith("Stable");
  }

  @Test
  void a_typing_error_in_the_rules_never_stands_in_the_way_back() {
    shop.commit("payment", "2.0");
    shop.until("payment", status -> tries(status, 10));
    edit("{\"timeout\":\"banana\"}");
    theatre.pass(Duration.ofSeconds(3));
    abort();
    GoReleaseStatus back = shop.until("payment", Phase.ROLLED_BACK);

    assertThat(back.message()).contains("traffic restored");
    assertThat(weights()).containsExactly(100, 0);
  }

  @Test
  void a_typing_error_while_nothing_moves_is_said_and_disarms_nothing() {
    edit("{\"timeout\":\"banana\"}");
    GoReleaseStatus refused =
        shop.until(
            "payment", status -> condition(status, "RoutesCurrent").startsWith("RoutesRefused"));

    assertThat(condition(refused, "RoutesCurrent"))
        .contains("spec.traffic.routes[public].virtualService.http.timeout is \"banana\"")
        .contains("stay in force");
    assertThat(condition(refused, "Stalled")).startsWith("RoutesRefused");

    shop.patch("payment", image("2.0"));
    GoReleaseStatus waits =
        shop.until(
            "payment",
            status -> condition(status, "PreflightPassed").startsWith("PreflightBlocked"));
    assertThat(waits.message()).contains("the API server would refuse").contains("timeout");
    theatre.pass(Duration.ofMinutes(2));
    assertThat(weights()).containsExactly(100, 0);

    theatre.traffic().fails("2.0");
    edit("{\"timeout\":\"7s\"}");
    GoReleaseStatus back = shop.until("payment", Phase.ROLLED_BACK);
    assertThat(back.message()).contains("traffic restored");
    assertThat(weights()).containsExactly(100, 0);
    shop.patch("payment", image("1.0"));
    shop.until("payment", status -> condition(status, "RoutesCurrent").startsWith("RoutesInForce"));
    assertThat(spec().path("http").path(0).path("timeout").asText()).isEqualTo("7s");
  }

  @Test
  void what_fits_no_virtual_service_at_all_ends_no_turn() {
    edit("{\"match\":\"everything\",\"headers\":7}");
    GoReleaseStatus refused =
        shop.until(
            "payment", status -> condition(status, "RoutesCurrent").startsWith("RoutesRefused"));

    assertThat(condition(refused, "RoutesCurrent"))
        .contains("spec.traffic.routes[public].virtualService.http");
    assertThat(weights()).containsExactly(100, 0);
  }

  @Test
  void a_first_release_with_wrong_rules_says_so_and_goes_on_once_they_are_right() {
    shop.apply(
        shop.manifest("order", "1.0")
            .replace(
                "gateways: [istio-ingress/public]",
                "gateways: [istio-ingress/public]\n        http: {timeout: banana}"));
    GoReleaseStatus refused =
        shop.until(
            "order", status -> condition(status, "PreflightPassed").startsWith("PreflightBlocked"));

    assertThat(refused.message()).contains("VirtualService order-public").contains("timeout");
    theatre.pass(Duration.ofMinutes(2));
    assertThat(shop.status("order").orElseThrow().stable()).isNull();

    shop.commit("order", "1.0");
    shop.until("order", Phase.STABLE);
  }

  @Test
  void a_route_deleted_by_hand_in_an_attempt_comes_back_as_it_was() {
    shop.commit("payment", "2.0");
    shop.until("payment", status -> tries(status, 10));
    edit("{\"timeout\":\"9s\"}");
    theatre.people().resource(route("payment-public")).delete();
    theatre.pass(Duration.ofSeconds(5));

    assertThat(spec().path("http").path(0).path("timeout").isMissingNode()).isTrue();
  }

  private void edit(String http) {
    shop.patch(
        "payment",
        """
        {"spec":{"traffic":{"routes":[{"name":"public","port":"http","virtualService":
        {"hosts":["payment.example.com"],"gateways":["istio-ingress/public"],"http":%s}}]}}}"""
            .formatted(http));
  }

  private static String image(String version) {
    return """
    {"spec":{"version":"%1$s","template":{"spec":{"containers":[{"name":"app",
    "image":"registry.example.com/shop/payment:%1$s","ports":[{"containerPort":8080}],
    "readinessProbe":{"httpGet":{"path":"/readyz","port":8080}},
    "resources":{"limits":{"memory":"128Mi"}}}]}}}}"""
        .formatted(version);
  }

  private void abort() {
    String revision =
        Objects.requireNonNull(shop.status("payment").orElseThrow().attempt()).revision();
    shop.ask("payment", "abort@" + revision + "#1");
  }

  private static boolean tries(GoReleaseStatus status, int weight) {
    return status.attempt() != null
        && status.weights() != null
        && Objects.equals(status.weights().candidate(), weight)
        && status.attempt().stage().weightSeenAt() != null;
  }

  private static boolean isStable(GoReleaseStatus status, String version) {
    return status.attempt() == null
        && Objects.requireNonNull(status.stable()).version().equals(version);
  }

  private static String condition(GoReleaseStatus status, String type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .map(condition -> condition.reason() + ": " + condition.message())
        .findFirst()
        .orElse("");
  }

  private JsonNode spec() {
    return Json.tree(route("payment-public")).path("spec");
  }

  private List<Integer> ports(String name) {
    return numbers(Json.tree(route(name)).findValues("number"));
  }

  private List<Integer> weights() {
    return numbers(spec().findValues("weight"));
  }

  private static List<Integer> numbers(List<JsonNode> nodes) {
    return StreamSupport.stream(nodes.spliterator(), false).map(JsonNode::asInt).toList();
  }

  private VirtualService route(String name) {
    return Objects.requireNonNull(
        theatre
            .people()
            .resources(VirtualService.class)
            .inNamespace(SimulatedCluster.NAMESPACE)
            .withName(name)
            .get());
  }

  private List<Integer> servicePorts(String name) {
    Service service =
        theatre.people().services().inNamespace(SimulatedCluster.NAMESPACE).withName(name).get();
    return service.getSpec().getPorts().stream().map(ServicePort::getPort).toList();
  }
}
