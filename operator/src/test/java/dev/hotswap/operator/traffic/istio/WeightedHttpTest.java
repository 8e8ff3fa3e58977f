package dev.hotswap.operator.traffic.istio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.traffic.RouteSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedHttpTest {
  private static final IstioRoutes KIND = new IstioRoutes(new ClusterNames("cluster.local"));
  private static final Owner OWNER =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "uid-1");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 33, 50, 67, 99, 100})
  void everySplitIsReadBackAsItWasWritten(int a) {
    Split split = new Split(Slot.B.lane(), Slot.A.lane(), a);

    assertThat(new WeightedHttp(OWNER, "cluster.local").split(object(route(Map.of()), split)))
        .contains(split);
  }

  @Test
  void retriesAreAlwaysSaidAndNeverRepeatWhatMayHaveReachedTheService() {
    JsonNode retries = http(Map.of()).path("retries");
    assertThat(retries.path("retryOn").asText()).isEqualTo("connect-failure,refused-stream");
    assertThat(retries.path("attempts").asInt()).isEqualTo(2);
  }

  @Test
  void theUsersOwnRetriesComeFirst() {
    JsonNode retries =
        http(Map.of("retries", Map.of("attempts", 1, "perTryTimeout", "2s"))).path("retries");
    assertThat(retries.path("attempts").asInt()).isEqualTo(1);
    assertThat(retries.path("perTryTimeout").asText()).isEqualTo("2s");
    assertThat(retries.path("retryOn").asText()).isEqualTo("connect-failure,refused-stream");
  }

  @Test
  void noAttemptsAtAllIsAPolicyThatIstioAcceptsOnlyAlone() {
    JsonNode retries =
        http(Map.of("retries", Map.of("attempts", 0, "retryOn", "5xx"))).path("retries");
    assertThat(retries.properties()).hasSize(1);
    assertThat(retries.path("attempts").asInt()).isZero();
  }

  @Test
  void whatTheUserAddsIsPassedOn() {
    assertThat(http(Map.of("timeout", "10s")).path("timeout").asText()).isEqualTo("10s");
  }

  @Test
  void bothSlotsAreDestinationsEvenWithoutWeight() {
    JsonNode routes = http(Map.of()).path("route");
    assertThat(routes.findValuesAsText("host"))
        .containsExactly("payment-a.shop.svc.cluster.local", "payment-b.shop.svc.cluster.local");
    assertThat(routes.path(0).path("destination").path("port").path("number").asInt())
        .isEqualTo(8443);
    assertThat(routes.path(1).path("destination").path("port").path("number").asInt())
        .isEqualTo(9443);
  }

  private JsonNode http(Map<String, Object> more) {
    return object(route(more), new Split(Slot.B.lane(), Slot.A.lane(), 100))
        .path("spec")
        .path("http")
        .path(0);
  }

  private static JsonNode object(RouteSpec route, Split split) {
    return Json.tree(Map.of("spec", KIND.spec(OWNER, route, split)));
  }

  private static RouteSpec route(Map<String, Object> http) {
    return new RouteSpec(
            KIND,
            "public",
            List.of("payment.example.com"),
            List.of("istio-ingress/public"),
            new Decoded.Fits<>(http))
        .reachedBy(Map.of(Slot.A.lane(), 8443, Slot.B.lane(), 9443));
  }
}
