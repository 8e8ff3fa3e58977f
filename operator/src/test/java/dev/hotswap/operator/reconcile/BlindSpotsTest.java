package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.app.Kinds;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.traffic.RouteKinds;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlindSpotsTest {
  private static final Sight ISTIO = sight(Dialect.ISTIO, true, false, true);
  private static final Sight ENVOY = sight(Dialect.ENVOY, true, false, true);
  private static final Sight ENVOY_WITH_GRPC = sight(Dialect.ENVOY, true, true, true);
  private static final String RETRIES = "{retries: {attempts: 3, retryOn: 5xx}}";

  @Test
  void aRouteThatHidesNothingIsNotWarnedOf() {
    assertThat(blindSpots(release("http", "{timeout: 3s}"), "prometheus", ISTIO)).isEmpty();
    assertThat(blindSpots(release("http", "{}"), "gateway", ENVOY)).isEmpty();
    assertThat(blindSpots(release("http", "7"), "gateway", ENVOY)).isEmpty();
  }

  @Test
  void retriesThatTheSourceDoesNotShowHideErrors() {
    assertThat(blindSpots(release("http", RETRIES), "prometheus", ISTIO))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNS);
              assertThat(problem.message())
                  .startsWith(
                      "spec.traffic.routes[public].virtualService.http.retries.retryOn is 5xx")
                  .contains("source 'prometheus' shows no attempts")
                  .endsWith("leave retryOn out, or say connect-failure,refused-stream");
            });
  }

  @Test
  void retriesThatTheSourceShowsCountAsFailures() {
    assertThat(blindSpots(release("http", RETRIES), "gateway", ENVOY))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("each failed attempt counts against its version");
  }

  @Test
  void grpcNeedsASourceThatShowsItsStatuses() {
    for (String protocol : List.of("grpc", "GRPC", "grpc-web")) {
      assertThat(blindSpots(release(protocol, "{}"), "gateway", ENVOY))
          .extracting(Problem::message)
          .singleElement()
          .asString()
          .contains("appProtocol is grpc", "source 'gateway'", "grpc_stats");
      assertThat(blindSpots(release(protocol, "{}"), "gateway", ENVOY_WITH_GRPC)).isEmpty();
      assertThat(blindSpots(release(protocol, "{}"), "prometheus", ISTIO)).isEmpty();
    }
  }

  @Test
  void aRouteWithoutTimeoutNeedsASourceThatShowsWhatIsOpen() {
    Sight blind = sight(Dialect.ISTIO, true, false, false);

    assertThat(blindSpots(release("http", "{}"), "gateway", blind))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNS);
              assertThat(problem.message())
                  .startsWith("spec.traffic.routes[public] has no timeout, and source 'gateway'")
                  .contains("found only when callers leave", "upstream_rq_active");
            });
  }

  /** Dialect, whether requests and open ones were read so far, and whether it is said. */
  @ParameterizedTest
  @CsvSource({
    "ISTIO, false, false, true", // nothing was read yet, and Prometheus never shows what is open
    "ISTIO, true, false, true",
    "ISTIO, false, true, false",
    "ISTIO, true, true, false",
    "ENVOY, false, false, false", // every Envoy shows it, unless it is told not to
    "ENVOY, true, false, true",
    "ENVOY, false, true, false",
    "ENVOY, true, true, false"
  })
  void whatNobodySeesHangIsSaidOfEveryRouteThatNothingEnds(
      Dialect dialect, boolean requests, boolean open, boolean said) {
    Sight sight = sight(dialect, requests, true, open);

    for (String endless :
        List.of("{}", "{timeout: 0s}", "{timeout: 0.0s}", "{timeout: 0ms}", "{timeout: null}")) {
      assertThat(blindSpots(release("http", endless), "source", sight))
          .as(endless)
          .hasSize(said ? 1 : 0);
    }
    for (String ending : List.of("{timeout: 3s}", "{timeout: 0.5s}", "{timeout: 100ms}")) {
      assertThat(blindSpots(release("http", ending), "source", sight)).as(ending).isEmpty();
    }
  }

  private static Sight sight(Dialect dialect, boolean requests, boolean grpc, boolean open) {
    return Sight.of(dialect, new Sight.Read(requests, grpc, open));
  }

  private static GoRelease release(String protocol, String http) {
    return Serialization.unmarshal(
        """
        apiVersion: hotswap.dev/v1alpha1
        kind: GoRelease
        metadata: {name: payment, namespace: shop}
        spec:
          version: 1.0.0
          service:
            name: payment
            ports:
            - {name: http, port: 80, targetPort: web, appProtocol: %s}
          traffic:
            routes:
            - name: public
              port: http
              virtualService:
                hosts: [payment.example.com]
                gateways: [istio-ingress/public]
                http: %s
        """
            .formatted(protocol, http),
        GoRelease.class);
  }

  private static List<Problem> blindSpots(GoRelease release, String source, Sight sight) {
    RouteKinds kinds = Kinds.of(new ClusterNames("cluster.local"));
    return BlindSpots.of(release, kinds.asked(release.getSpec().traffic().routes()), source, sight);
  }
}
