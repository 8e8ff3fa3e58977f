package dev.hotswap.operator.traffic;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.traffic.Route;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.app.Kinds;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Golden;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.naming.ClusterNames;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders in {@code traffic/rendered}: a release, and its routes with 10 % for slot B. */
class RenderedRoutesTest {
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
    RouteKinds kinds = Kinds.of(new ClusterNames("cluster.local"));
    KubernetesClient client = new KubernetesClientBuilder().withConfig(Config.empty()).build();
    Apply nowhere = new Apply(client, Map.of());
    RouteWrite tenth = new RouteWrite(new Split(Slot.A.lane(), Slot.B.lane(), 10), AT);

    List<HasMetadata> routes =
        release.getSpec().traffic().routes().stream()
            .flatMap(route -> kinds.asked(List.of(route)).stream().map(r -> by(release, route, r)))
            .map(route -> new RouteBinding(nowhere, owner, route, FORM).render(tenth))
            .flatMap(rendering -> rendering.object().stream())
            .toList();

    test.out("routes", routes);
  }

  private static RouteSpec by(GoRelease release, Route route, RouteSpec spec) {
    int port =
        release.getSpec().service().ports().stream()
            .filter(candidate -> candidate.name().equals(route.port()))
            .findFirst()
            .orElseThrow()
            .port();
    return spec.reachedBy(Map.of(Slot.A.lane(), port, Slot.B.lane(), port));
  }
}
