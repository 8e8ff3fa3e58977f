package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.istio.IstioRoutes;
import dev.hotswap.operator.traffic.played.HttpRoute;
import dev.hotswap.operator.traffic.played.PlayedHttpRoutes;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release with a VirtualService and a route of another kind, which all move together. */
class SecondRouteKindStoryTest {
  private final SimulatedCluster simulated =
      new SimulatedCluster(
          new InProcess(InProcess.ALONE).with(SecondRouteKindStoryTest::kinds),
          SecondRouteKindStoryTest::withHttpRoutes);
  private final Shop shop = new Shop(simulated);

  private static RouteKinds kinds(ClusterNames names) {
    return new RouteKinds(List.of(new IstioRoutes(names), new PlayedHttpRoutes(names)));
  }

  /** The definition of releases once HTTPRoutes are no longer refused by it. */
  private static String withHttpRoutes(String crd) {
    return crd.replaceAll(
        "- message: \"spec.traffic.routes\\[].httpRoute: [^\n]*\n( *)rule: \"false\"",
        "- message: it is asked for\n$1rule: \"true\"");
  }

  @BeforeEach
  void stable() {
    simulated.startOperator();
    commit("1.0");
    shop.until("payment", Phase.STABLE);
  }

  @AfterEach
  void close() {
    simulated.close();
  }

  @Test
  void both_shift_together_and_a_route_of_either_kind_is_put_back_when_edited() {
    commit("2.0");
    for (int weight : List.of(10, 50, 100)) {
      shop.until("payment", status -> candidateGets(status, weight));
      simulated.settle();
      assertThat(virtualService()).containsExactly(100 - weight, weight);
      assertThat(httpRoute()).containsExactly(100 - weight, weight);
    }
    shop.until("payment", status -> status.phase() == Phase.STABLE && status.attempt() == null);
    simulated
        .people()
        .resource(live(HttpRoute.class, "payment-partner").orElseThrow())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            """
            {"spec":{"rules":[{"backendRefs":[{"name":"payment-a","port":80,"weight":100}]}]}}""");
    simulated.pass(Duration.ofSeconds(3));

    assertThat(httpRoute()).containsExactly(0, 100);
    assertThat(shop.told("RouteOverwritten")).isNotEmpty();
  }

  @Test
  void one_that_cannot_be_written_stops_all_and_the_way_back_waits_for_both() {
    commit("2.0");
    shop.until("payment", status -> candidateGets(status, 10));
    simulated.settle();
    simulated
        .server()
        .faults()
        .plan(Fault.refuse(503), RequestMatch.of("patch", "httproutes"), new Frequency.Always());
    simulated.pass(Duration.ofSeconds(60));

    GoReleaseStatus held = shop.status("payment").orElseThrow();
    assertThat(held.phase()).isEqualTo(Phase.SHIFTING);
    assertThat(httpRoute()).containsExactly(90, 10);
    assertThat(virtualService()).isIn(List.of(90, 10), List.of(50, 50));
    assertThat(candidateGets(held, 100)).isFalse();

    simulated.traffic().fails("2.0");
    simulated.pass(Duration.ofSeconds(20));
    assertThat(virtualService()).containsExactly(100, 0);
    assertThat(shop.status("payment").orElseThrow().phase()).isEqualTo(Phase.ROLLING_BACK);

    simulated.server().faults().clear();
    shop.until("payment", Phase.ROLLED_BACK);
    assertThat(httpRoute()).containsExactly(100, 0);
  }

  @Test
  void a_route_that_changes_its_kind_is_there_before_the_old_one_goes() {
    shop.apply(
        manifest("1.0")
            .replace(
                "virtualService: {hosts: [payment.example.com], gateways: [istio-ingress/public]}",
                "httpRoute: {hostnames: [payment.example.com], parentRefs: [{name: public, namespace: istio-ingress}]}"));
    simulated.pass(Duration.ofSeconds(5));

    assertThat(live(VirtualService.class, "payment-public")).isEmpty();
    assertThat(weights(live(HttpRoute.class, "payment-public"))).containsExactly(100, 0);
  }

  @Test
  void routes_of_both_kinds_are_gone_with_their_release() {
    shop.delete("payment");
    simulated.pass(Duration.ofSeconds(30));

    assertThat(shop.exists("payment")).isFalse();
    assertThat(live(VirtualService.class, "payment-public")).isEmpty();
    assertThat(live(HttpRoute.class, "payment-partner")).isEmpty();
  }

  private void commit(String version) {
    shop.apply(manifest(version));
  }

  private String manifest(String version) {
    String both =
        """
        virtualService: {hosts: [payment.example.com], gateways: [istio-ingress/public]}
            - name: partner
              port: http
              httpRoute:
                hostnames: [partner.example.com]
                parentRefs: [{name: partner, namespace: istio-ingress}]
        """;
    return shop.manifest("payment", version).replaceAll("(?s)virtualService:.*", both);
  }

  private static boolean candidateGets(GoReleaseStatus status, int weight) {
    return status.attempt() != null
        && status.weights() != null
        && Objects.equals(status.weights().candidate(), weight);
  }

  private List<Integer> virtualService() {
    return weights(live(VirtualService.class, "payment-public"));
  }

  private List<Integer> httpRoute() {
    return weights(live(HttpRoute.class, "payment-partner"));
  }

  private <T extends HasMetadata> Optional<T> live(Class<T> type, String name) {
    return Optional.ofNullable(
        simulated
            .people()
            .resources(type)
            .inNamespace(SimulatedCluster.NAMESPACE)
            .withName(name)
            .get());
  }

  private static List<Integer> weights(Optional<? extends HasMetadata> route) {
    JsonNode spec = Json.tree(route.orElseThrow()).path("spec");
    return StreamSupport.stream(spec.findValues("weight").spliterator(), false)
        .map(JsonNode::asInt)
        .toList();
  }
}
