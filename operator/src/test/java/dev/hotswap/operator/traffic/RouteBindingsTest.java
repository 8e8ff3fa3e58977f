package dev.hotswap.operator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.api.release.traffic.Route;
import dev.hotswap.api.release.traffic.RouteMode;
import dev.hotswap.api.release.traffic.VirtualServiceRoute;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Applied.Conflict;
import dev.hotswap.operator.kube.Applied.Foreign;
import dev.hotswap.operator.kube.Applied.Unchanged;
import dev.hotswap.operator.kube.Applied.Written;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Editor;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.traffic.istio.IstioRoutes;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.User;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.HasMetadata;
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

class RouteBindingsTest {
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  private static final Owner OWNER =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "uid-1");
  private static final Map<BackendId, Integer> PORTS = Map.of(Slot.A.lane(), 80, Slot.B.lane(), 80);
  private static final RouteRevision FORM = new RouteRevision("41ab");
  private static final RouteRevision NEWER = new RouteRevision("52bc");
  private static final Decoded<Map<String, Object>> NOTHING = new Decoded.Fits<>(Map.of());
  private static final RouteKind KIND = new IstioRoutes(new ClusterNames("cluster.local"));
  private static final RouteKinds KINDS = new RouteKinds(List.of(KIND));
  private static final RouteSpec PUBLIC =
      new RouteSpec(
              KIND,
              "public",
              List.of("payment.example.com"),
              List.of("istio-ingress/public"),
              NOTHING)
          .reachedBy(PORTS);
  private static final RouteSpec PARTNER =
      new RouteSpec(
              KIND,
              "partner",
              List.of("partner.example.com"),
              List.of("istio-ingress/partner"),
              NOTHING)
          .reachedBy(PORTS);
  private static final Split TENTH = new Split(Slot.A.lane(), Slot.B.lane(), 10);

  private FakeApiServer server;
  private KubernetesClient client;
  private RouteBindings router;

  @BeforeEach
  void start() {
    server = FakeApiServer.start();
    server.createNamespace("shop");
    Config config =
        new ConfigBuilder(server.clientConfig(User.ADMIN))
            .withUserAgent(Apply.FIELD_MANAGER)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
    router = router(OWNER, Optional.of(form(FORM, PUBLIC, PARTNER)), Optional.empty());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void allRoutesCarryTheSplit() {
    assertThat(router.write(new RouteWrite(TENTH, AT), List.of()).results())
        .hasOnlyElementsOfType(Written.class)
        .hasSize(2);
    assertThat(router.read(live())).isEqualTo(whole(TENTH));
  }

  @Test
  void aSplitThatIsThereIsNotWrittenAgain() {
    router.write(new RouteWrite(TENTH, AT), List.of());
    assertThat(router.write(new RouteWrite(TENTH, AT), live()).results())
        .hasOnlyElementsOfType(Unchanged.class);
  }

  @Test
  void whoeverReadBeforeAnotherWroteCannotOverwriteIt() {
    // Given an operator that read the routes and was paused
    router.write(new RouteWrite(TENTH, AT), List.of());
    List<HasMetadata> stale = live();
    // When its successor takes all traffic back meanwhile
    router.write(new RouteWrite(Split.all(Slot.A.lane()), AT), stale);
    List<Applied<HasMetadata>> late =
        router
            .write(new RouteWrite(new Split(Slot.A.lane(), Slot.B.lane(), 50), AT), stale)
            .results();
    // Then the late write is refused and traffic stays where it is
    assertThat(late).hasOnlyElementsOfType(Conflict.class);
    assertThat(router.read(live())).isEqualTo(whole(Split.all(Slot.A.lane())));
  }

  @Test
  void aLateWriteIsRefusedAlsoWhereItsSuccessorCameBackToTheSameSplit() {
    // Given an operator that decided to take all traffic back, and was paused before it wrote
    router.write(new RouteWrite(TENTH, AT), List.of());
    List<HasMetadata> stale = live();
    // When its successor decides for the split that is still there
    router.write(new RouteWrite(TENTH, AT.plusSeconds(2)), stale);
    List<Applied<HasMetadata>> late =
        router.write(new RouteWrite(Split.all(Slot.A.lane()), AT.plusSeconds(1)), stale).results();
    // Then the late write is refused
    assertThat(late).hasOnlyElementsOfType(Conflict.class);
    assertThat(router.read(live())).isEqualTo(whole(TENTH));
  }

  @Test
  void routesThatDisagreeAreNotWhole() {
    router.write(new RouteWrite(TENTH, AT), List.of());
    client.resource(live().getFirst()).delete();
    WrittenRoutes read = router.read(live());
    assertThat(read.split()).contains(TENTH);
    assertThat(read.whole()).isFalse();
  }

  @Test
  void whoeverEditedTheWeightsIsNamed() {
    router.write(new RouteWrite(TENTH, AT), List.of());
    HasMetadata edited = live().getFirst();
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
    router(other, Optional.of(form(FORM, PUBLIC)), Optional.empty())
        .write(new RouteWrite(TENTH, AT), List.of());
    // When ours is written
    List<Applied<HasMetadata>> results =
        router.write(new RouteWrite(Split.all(Slot.A.lane()), AT), List.of()).results();
    // Then theirs stays as it is
    assertThat(results.getFirst()).isInstanceOf(Foreign.class);
    assertThat(router.read(live()).split()).contains(Split.all(Slot.A.lane()));
    assertThat(router.release(live())).hasSize(1);
  }

  @Test
  void weightsThatAreNoSplitOfTheTwoSlotsAreNoSplit() {
    router.write(new RouteWrite(TENTH, AT), List.of());
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
    router.write(new RouteWrite(TENTH, AT), List.of());
    RouteBindings fewer = router(OWNER, Optional.of(form(FORM, PUBLIC)), Optional.empty());

    fewer.write(new RouteWrite(TENTH, AT), live());

    assertThat(live())
        .extracting(route -> route.getMetadata().getName())
        .containsExactly("payment-public");
  }

  @Test
  void removedRoutesAreGone() {
    router.write(new RouteWrite(TENTH, AT), List.of());
    router.release(live());
    assertThat(live()).isEmpty();
    assertThat(router.read(live()).split()).isEmpty();
  }

  @Test
  void aNewerFormIsWrittenAfterTheWeightsAndIsReadBack() {
    router.write(new RouteWrite(TENTH, AT), List.of());
    RouteSpec slower = with(Map.of("timeout", "9s"));
    RouteBindings offering =
        router(OWNER, Optional.of(form(FORM, PUBLIC, PARTNER)), Optional.of(form(NEWER, slower)));

    assertThat(offering.write(new RouteWrite(TENTH, AT), live()).refused()).isEmpty();

    assertThat(offering.read(live()))
        .isEqualTo(new WrittenRoutes(Optional.of(TENTH), true, Optional.of(NEWER), List.of()));
    assertThat(live()).hasSize(1);
    assertThat(offering.write(new RouteWrite(TENTH, AT), live()).results())
        .hasOnlyElementsOfType(Unchanged.class);
  }

  @Test
  void whereOneRouteOfANewerFormIsRefusedNoneIsWrittenAndWeightsAre() {
    router.write(new RouteWrite(TENTH, AT), List.of());
    RouteSpec banana = with(Map.of("timeout", "banana"));
    RouteBindings offering =
        router(
            OWNER,
            Optional.of(form(FORM, PUBLIC, PARTNER)),
            Optional.of(form(NEWER, PARTNER, banana)));

    RouteWrites written = offering.write(new RouteWrite(Split.all(Slot.A.lane()), AT), live());

    assertThat(written.refused().orElseThrow())
        .contains("spec.traffic.routes[public].virtualService.http.timeout is \"banana\"");
    assertThat(offering.read(live())).isEqualTo(whole(Split.all(Slot.A.lane())));
  }

  @Test
  void whatIsNoPartOfAVirtualServiceIsRefusedWithoutARequest() {
    router.write(new RouteWrite(TENTH, AT), List.of());
    RouteBindings offering =
        router(
            OWNER,
            Optional.of(form(FORM, PUBLIC, PARTNER)),
            Optional.of(form(NEWER, with(Map.of("match", "everything")))));

    assertThat(offering.write(new RouteWrite(TENTH, AT), live()).refused().orElseThrow())
        .contains("spec.traffic.routes[public].virtualService.http");
    assertThat(offering.read(live())).isEqualTo(whole(TENTH));
  }

  @Test
  void eachSlotIsReachedByItsOwnPort() {
    RouteSpec moved = PUBLIC.reachedBy(Map.of(Slot.A.lane(), 80, Slot.B.lane(), 8080));
    router(OWNER, Optional.of(form(FORM, moved)), Optional.empty())
        .write(new RouteWrite(TENTH, AT), List.of());

    assertThat(Json.tree(live().getFirst()).findValues("number"))
        .extracting(JsonNode::asInt)
        .containsExactly(80, 8080);
  }

  private static RouteSpec with(Map<String, Object> http) {
    Route asked =
        new Route(
            "public",
            "http",
            RouteMode.OWNED,
            new VirtualServiceRoute(PUBLIC.hosts(), PUBLIC.gateways(), RawTree.of(Json.tree(http))),
            null,
            null);
    return KIND.asked(asked).orElseThrow().reachedBy(PORTS);
  }

  private static RouteSet form(RouteRevision revision, RouteSpec... routes) {
    return new RouteSet(revision, List.of(routes));
  }

  private RouteBindings router(
      Owner owner, Optional<RouteSet> inForce, Optional<RouteSet> offered) {
    return new RouteBindings(new Apply(client, KINDS.atomic()), owner, KINDS, inForce, offered);
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
    return new WrittenRoutes(Optional.of(split), true, Optional.of(FORM), List.of());
  }

  private List<HasMetadata> live() {
    return List.copyOf(
        client.resources(VirtualService.class).inNamespace("shop").list().getItems());
  }
}
