package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.theatre.InProcess;
import dev.hotswap.operator.reconcile.theatre.Shop;
import dev.hotswap.testkit.simulation.Theatre;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantStoryTest {
  private static final String GRANTS =
      """
      grants:
      - {namespaces: [shop], hosts: ['*.example.com'], gateways: [istio-ingress/public]}
      - {namespaceLabels: {edge: "yes"}, hosts: ['*.example.com'], gateways: [istio-ingress/public]}
      """;

  @TempDir private Path directory;
  private Path file;
  private Theatre theatre;
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    file = directory.resolve("settings.yaml");
    settings(GRANTS);
    theatre = new Theatre(new InProcess(file));
    theatre.server().createNamespace("bank");
    shop = new Shop(theatre);
    theatre.startOperator();
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void a_release_without_a_grant_keeps_nobody_from_a_host_however_old_it_is() {
    shop.apply(inBank("rival", "payment.example.com"));
    theatre.pass(Duration.ofSeconds(5));
    assertThat(stalled("bank", "rival"))
        .contains("gateway istio-ingress/public is not granted to namespace bank");

    shop.commit("payment", "1.0");

    shop.until("payment", Phase.STABLE);
  }

  @Test
  void whoever_may_label_a_namespace_hands_out_what_is_granted_by_label() {
    shop.apply(inBank("rival", "bank.example.com"));
    theatre.pass(Duration.ofSeconds(5));
    assertThat(stalled("bank", "rival")).contains("not granted to namespace bank");

    label("bank", "yes");

    until(() -> !hosts("bank", "rival-public").isEmpty());
    assertThat(hosts("bank", "rival-public")).containsExactly("bank.example.com");
  }

  @Test
  void a_service_of_another_namespace_is_not_taken_through_the_mesh() {
    shop.apply(
        shop.manifest("payment", "1.0")
            .replace("[payment.example.com]", "[auth.identity.svc.cluster.local]")
            .replace("[istio-ingress/public]", "[mesh]"));

    theatre.pass(Duration.ofSeconds(5));

    assertThat(stalled("shop", "payment"))
        .contains("gateway mesh is not granted to namespace shop");
    assertThat(hosts("shop", "payment-public")).isEmpty();
  }

  @Test
  void requests_are_not_copied_to_another_namespace_neither_by_a_new_version_nor_by_what_runs() {
    String mirrors =
        "gateways: [istio-ingress/public]\n        http: {mirror: {host:"
            + " payment-b.victim.svc.cluster.local}}";
    shop.apply(
        shop.manifest("payment", "1.0").replace("gateways: [istio-ingress/public]", mirrors));
    theatre.pass(Duration.ofSeconds(5));
    assertThat(stalled("shop", "payment"))
        .contains("virtualService.http.mirror.host is payment-b.victim.svc.cluster.local");

    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.apply(
        shop.manifest("payment", "1.0").replace("gateways: [istio-ingress/public]", mirrors));
    shop.until("payment", status -> says(status, "Converged", "http.mirror.host is payment-b"));

    assertThat(route("shop", "payment-public").getSpec().getHttp().getFirst().getMirror()).isNull();
  }

  @Test
  void a_grant_that_is_taken_back_is_named_and_cuts_off_nobody_while_weights_go_on()
      throws IOException {
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
    shop.until("payment", Phase.SHIFTING);

    settings("grants: []");

    shop.until("payment", status -> says(status, "Converged", "is not granted to namespace shop"));
    shop.until("payment", status -> status.phase() == Phase.STABLE && version(status, "2.0"));
    assertThat(hosts("shop", "payment-public")).containsExactly("payment.example.com");

    shop.commit("checkout", "1.0");
    theatre.pass(Duration.ofSeconds(5));
    assertThat(stalled("shop", "checkout")).contains("not granted to namespace shop");
    settings(GRANTS);
    shop.until("checkout", Phase.STABLE);
    shop.until("payment", status -> condition(status, "Converged").isEmpty());
  }

  @Test
  void settings_that_cannot_be_used_change_nothing() throws IOException {
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);

    settings("grants: [{hosts: [broken]}]");
    theatre.pass(Duration.ofSeconds(60));
    shop.commit("checkout", "1.0");

    shop.until("checkout", Phase.STABLE);
  }

  @Test
  void a_route_of_a_stranger_that_sends_to_a_slot_holds_the_release_until_it_is_gone() {
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
    shop.until("payment", Phase.SHIFTING);
    theatre.traffic().fails("2.0");

    shop.apply(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: spy, namespace: bank}
        spec:
          hosts: [spy.example.com]
          gateways: [istio-ingress/public]
          http: [{mirror: {host: payment-b.shop.svc.cluster.local}, route: [{destination: {host: own}}]}]
        """);
    theatre.pass(Duration.ofSeconds(60));

    GoReleaseStatus held = shop.status("payment").orElseThrow();
    assertThat(held.phase()).isEqualTo(Phase.SHIFTING);
    assertThat(held.message()).contains("VirtualService bank/spy sends or copies requests");

    virtualServices("bank").withName("spy").delete();
    shop.until("payment", Phase.ROLLED_BACK);
  }

  @Test
  void a_host_whose_route_is_gone_is_free_whatever_keeps_the_release_that_had_it() {
    shop.apply(
        shop.manifest("payment", "1.0")
            .replace("namespace: shop}", "namespace: shop, finalizers: [example.com/keep]}"));
    shop.until("payment", Phase.STABLE);
    String younger =
        shop.manifest("checkout", "1.0").replace("checkout.example.com", "payment.example.com");
    shop.apply(younger);
    theatre.pass(Duration.ofSeconds(5));
    assertThat(stalled("shop", "checkout"))
        .contains("host payment.example.com belongs to GoRelease shop/payment");

    shop.delete("payment");

    shop.until("checkout", Phase.STABLE);
    assertThat(shop.terminating("payment")).isTrue();
  }

  @Test
  void an_owner_reference_makes_no_route_a_releases_own() {
    shop.apply(inBank("rival", "bank.example.com"));
    theatre.pass(Duration.ofSeconds(2));
    String uid = release("bank", "rival").getMetadata().getUid();
    shop.apply(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata:
          name: rival-public
          namespace: bank
          ownerReferences:
          - {apiVersion: hotswap.dev/v1alpha1, kind: GoRelease, name: rival, uid: %s, controller: true}
        spec: {hosts: [Payment.Example.com], gateways: [public.istio-ingress.svc.cluster.local]}
        """
            .formatted(uid));
    theatre.pass(Duration.ofSeconds(2));
    shop.commit("payment", "1.0");
    theatre.pass(Duration.ofSeconds(10));

    assertThat(stalled("shop", "payment")).contains("VirtualService bank/rival-public serves");
    virtualServices("bank").withName("rival-public").delete();
    shop.until("payment", Phase.STABLE);
  }

  @Test
  void a_route_says_since_when_it_serves_each_host_and_keeps_saying_so() {
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    String first = servedSince();
    theatre.killOperators();
    theatre.pass(Duration.ofSeconds(30));
    theatre.startOperator();
    shop.apply(
        shop.manifest("payment", "1.0")
            .replace("[payment.example.com]", "[payment.example.com, pay.example.com]"));
    shop.until("payment", status -> hosts("shop", "payment-public").size() == 2);

    assertThat(servedSince()).contains(first).contains("pay.example.com=");
    assertThat(route("shop", "payment-public").getSpec().getExportTo()).containsExactly("*");
  }

  private String servedSince() {
    return Objects.requireNonNull(
        route("shop", "payment-public")
            .getMetadata()
            .getAnnotations()
            .get("hotswap.dev/served-since"));
  }

  private void settings(String grants) throws IOException {
    Files.writeString(file, InProcess.STRICT + grants);
  }

  private String inBank(String name, String host) {
    return shop.manifest(name, "1.0")
            .replace("namespace: shop", "namespace: bank")
            .replace(name + ".example.com", host)
            .replace("policyRef: {name: careful}", "policyRef: {name: plain}")
        + """
        ---
        apiVersion: hotswap.dev/v1alpha1
        kind: HotSwapPolicy
        metadata: {name: plain, namespace: bank}
        spec: {steps: [{name: half, setWeight: 50, pause: {duration: 5s}}]}
        """;
  }

  private void label(String namespace, String edge) {
    theatre
        .people()
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .addToLabels("edge", edge)
                .endMetadata()
                .build())
        .patch(PatchContext.of(PatchType.JSON_MERGE));
    assertThat(theatre.people().resources(Namespace.class).withName(namespace).get()).isNotNull();
  }

  private void until(java.util.function.BooleanSupplier there) {
    for (int second = 0; second < 400 && !there.getAsBoolean(); second++) {
      theatre.second();
    }
    assertThat(there.getAsBoolean()).isTrue();
  }

  private List<String> hosts(String namespace, String name) {
    return virtualServices(namespace).list().getItems().stream()
        .filter(route -> route.getMetadata().getName().equals(name))
        .flatMap(route -> route.getSpec().getHosts().stream())
        .toList();
  }

  private VirtualService route(String namespace, String name) {
    return Objects.requireNonNull(virtualServices(namespace).withName(name).get());
  }

  private io.fabric8.kubernetes.client.dsl.NonNamespaceOperation<
          VirtualService,
          io.fabric8.kubernetes.api.model.KubernetesResourceList<VirtualService>,
          io.fabric8.kubernetes.client.dsl.Resource<VirtualService>>
      virtualServices(String namespace) {
    return theatre.people().resources(VirtualService.class).inNamespace(namespace);
  }

  private GoRelease release(String namespace, String name) {
    return Objects.requireNonNull(
        theatre.people().resources(GoRelease.class).inNamespace(namespace).withName(name).get());
  }

  private String stalled(String namespace, String name) {
    return String.valueOf(Objects.requireNonNull(release(namespace, name).getStatus()).message());
  }

  private static boolean says(GoReleaseStatus status, String type, String words) {
    return condition(status, type).stream().anyMatch(one -> one.message().contains(words));
  }

  private static boolean version(GoReleaseStatus status, String version) {
    return status.stable() != null && status.stable().version().equals(version);
  }

  private static List<Condition> condition(GoReleaseStatus status, String type) {
    return status.conditions().stream().filter(one -> one.type().equals(type)).toList();
  }
}
