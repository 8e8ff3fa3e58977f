package dev.hotswap.operator.traffic.istio;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.traffic.Route;
import dev.hotswap.api.release.traffic.VirtualServiceRoute;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Golden;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders in {@code traffic/rendered}: a release, and its routes with 10 % for slot B. */
class RenderedVirtualServiceTest {
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

  private static final RouteRevision FORM = new RouteRevision("41ab");

  static Stream<Golden> rendered() {
    return Golden.cases("dev/hotswap/operator/traffic/rendered");
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void everyRouteBecomesAVirtualServiceWithBothSlots(Golden test) {
    GoRelease release = test.in("release", GoRelease.class);
    Owner owner = Owner.of(release);
    OwnedVirtualService form =
        new OwnedVirtualService(
            owner, new Destinations(owner.name(), owner.namespace(), "cluster.local"));

    List<VirtualService> routes =
        release.getSpec().traffic().routes().stream()
            .map(
                route ->
                    form.render(
                        owned(release, route),
                        FORM,
                        new Split(Slot.A.lane(), Slot.B.lane(), 10),
                        AT))
            .toList();

    test.out("routes", routes);
  }

  private static OwnedRoute owned(GoRelease release, Route route) {
    VirtualServiceRoute http = Objects.requireNonNull(route.virtualService());
    int port =
        release.getSpec().service().ports().stream()
            .filter(candidate -> candidate.name().equals(route.port()))
            .findFirst()
            .orElseThrow()
            .port();
    return new OwnedRoute(
        route.name(),
        Map.of(Slot.A.lane(), port, Slot.B.lane(), port),
        http.hosts(),
        http.gateways(),
        RouteHttp.read("http", http.http()));
  }
}
