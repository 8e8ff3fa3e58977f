package dev.hotswap.operator.traffic.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Applied.Conflict;
import dev.hotswap.operator.kube.Applied.Foreign;
import dev.hotswap.operator.kube.Applied.Unchanged;
import dev.hotswap.operator.kube.Applied.Written;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Editor;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.traffic.WrittenRoutes;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.User;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IstioRouterTest {
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  private static final Owner OWNER =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "uid-1");
  private static final Decoded<Map<String, Object>> NOTHING = new Decoded.Fits<>(Map.of());
  private static final OwnedRoute PUBLIC =
      new OwnedRoute(
          "public", 80, List.of("payment.example.com"), List.of("istio-ingress/public"), NOTHING);
  private static final OwnedRoute PARTNER =
      new OwnedRoute(
          "partner", 80, List.of("partner.example.com"), List.of("istio-ingress/partner"), NOTHING);
  private static final Split TENTH = Split.toward(Slot.B, 10);

  private FakeApiServer server;
  private KubernetesClient client;
  private IstioRouter router;

  @BeforeEach
  void start() {
    server = FakeApiServer.start();
    server.createNamespace("shop");
    Config config =
        new ConfigBuilder(server.clientConfig(User.ADMIN))
            .withUserAgent(Apply.FIELD_MANAGER)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
    router = new IstioRouter(new Apply(client), OWNER, "cluster.local", List.of(PUBLIC, PARTNER));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void allRoutesCarryTheSplit() {
    assertThat(router.write(TENTH, AT, List.of())).hasOnlyElementsOfType(Written.class).hasSize(2);
    assertThat(router.read(live())).isEqualTo(whole(TENTH));
  }

  @Test
  void aSplitThatIsThereIsNotWrittenAgain() {
    router.write(TENTH, AT, List.of());
    assertThat(router.write(TENTH, AT, live())).hasOnlyElementsOfType(Unchanged.class);
  }

  @Test
  void whoeverReadBeforeAnotherWroteCannotOverwriteIt() {
    // Given an operator that read the routes and was paused
    router.write(TENTH, AT, List.of());
    List<VirtualService> stale = live();
    // When its successor takes all traffic back meanwhile
    router.write(Split.all(Slot.A), AT, stale);
    List<Applied<VirtualService>> late = router.write(Split.toward(Slot.B, 50), AT, stale);
    // Then the late write is refused and traffic stays where it is
    assertThat(late).hasOnlyElementsOfType(Conflict.class);
    assertThat(router.read(live())).isEqualTo(whole(Split.all(Slot.A)));
  }

  @Test
  void aLateWriteIsRefusedAlsoWhereItsSuccessorCameBackToTheSameSplit() {
    // Given an operator that decided to take all traffic back, and was paused before it wrote
    router.write(TENTH, AT, List.of());
    List<VirtualService> stale = live();
    // When its successor decides for the split that is still there
    router.write(TENTH, AT.plusSeconds(2), stale);
    List<Applied<VirtualService>> late = router.write(Split.all(Slot.A), AT.plusSeconds(1), stale);
    // Then the late write is refused
    assertThat(late).hasOnlyElementsOfType(Conflict.class);
    assertThat(router.read(live())).isEqualTo(whole(TENTH));
  }

  @Test
  void routesThatDisagreeAreNotWhole() {
    router.write(TENTH, AT, List.of());
    client.resource(live().getFirst()).delete();
    WrittenRoutes read = router.read(live());
    assertThat(read.split()).contains(TENTH);
    assertThat(read.whole()).isFalse();
  }

  @Test
  void whoeverEditedTheWeightsIsNamed() {
    router.write(TENTH, AT, List.of());
    VirtualService edited = live().getFirst();
    client
        .resource(edited)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("kubectl-edit")
                .build(),
            """
            {"spec":{"http":[{"route":[{"destination":{"host":"elsewhere"}}]}]}}""");
    assertThat(router.read(live()).editors()).extracting("manager").containsExactly("kubectl-edit");
  }

  @Test
  void aForeignRouteOfOurNameIsLeftAlone() {
    // Given a VirtualService with the name of ours that belongs to somebody else
    Owner other = new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "uid-2");
    new IstioRouter(new Apply(client), other, "cluster.local", List.of(PUBLIC))
        .write(TENTH, AT, List.of());
    // When ours is written
    List<Applied<VirtualService>> results = router.write(Split.all(Slot.A), AT, List.of());
    // Then theirs stays as it is
    assertThat(results.getFirst()).isInstanceOf(Foreign.class);
    assertThat(router.read(live()).split()).contains(Split.all(Slot.A));
    assertThat(router.remove(live())).hasSize(1);
  }

  @Test
  void weightsThatAreNoSplitOfTheTwoSlotsAreNoSplit() {
    router.write(TENTH, AT, List.of());
    edit("payment-public", "{\"spec\":{\"http\":[]}}");
    edit(
        "payment-partner",
        """
        {"spec":{"http":[{"route":[{"destination":{"host":"elsewhere"}}]}]}}""");

    assertThat(router.read(live()).split()).isEmpty();
    assertThat(router.read(live()).editors()).extracting(Editor::manager).contains("kubectl-edit");
  }

  @Test
  void aRouteThatTheSpecNamesNoMoreIsDeleted() {
    router.write(TENTH, AT, List.of());
    IstioRouter fewer = new IstioRouter(new Apply(client), OWNER, "cluster.local", List.of(PUBLIC));

    fewer.write(TENTH, AT, live());

    assertThat(live())
        .extracting(route -> route.getMetadata().getName())
        .containsExactly("payment-public");
  }

  @Test
  void removedRoutesAreGone() {
    router.write(TENTH, AT, List.of());
    router.remove(live());
    assertThat(live()).isEmpty();
    assertThat(router.read(live()).split()).isEmpty();
  }

  private void edit(String route, String mergePatch) {
    PatchContext context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager("kubectl-edit")
            .build();
    client
        .resources(VirtualService.class)
        .inNamespace("shop")
        .withName(route)
        .patch(context, mergePatch);
  }

  private static WrittenRoutes whole(Split split) {
    return new WrittenRoutes(Optional.of(split), true, List.of());
  }

  private List<VirtualService> live() {
    return client.resources(VirtualService.class).inNamespace("shop").list().getItems();
  }
}
