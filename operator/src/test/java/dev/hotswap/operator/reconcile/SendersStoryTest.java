package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects of others, of every kind, by which requests reach a release's slots. */
class SendersStoryTest {
  private static final String ANOTHER =
      "apiVersion: v1\nkind: Service\nmetadata: {name: spy, namespace: shop%s}\nspec: {selector: {hotswap.dev/slot: b}, ports: [{port: 80, targetPort: 8080}]}";

  @AutoClose private final Tenants tenants = new Tenants();
  private final SimulatedCluster theatre = tenants.theatre;
  private final Shop shop = tenants.shop;

  /** What is named by $POD is an address of the candidate's first pod, $SLOT its slot Service's. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "VirtualService | networking.istio.io/v1 | bank | spec: {http: [{route: [{destination: {host: payment-b.shop.svc.cluster.local}}]}]}",
        "HTTPRoute | gateway.networking.k8s.io/v1 | bank | spec: {rules: [{backendRefs: [{name: payment-b, namespace: shop}]}]}",
        "GRPCRoute | gateway.networking.k8s.io/v1 | bank | spec: {rules: [{backendRefs: [{name: payment-b, namespace: shop}]}]}",
        "Ingress | networking.k8s.io/v1 | shop | spec: {defaultBackend: {service: {name: payment-b, port: {number: 80}}}}",
        "ServiceEntry | networking.istio.io/v1 | bank | spec: {hosts: [payment-b.shop.svc.cluster.local]}",
        "ServiceEntry | networking.istio.io/v1 | bank | spec: {hosts: [a.example.com], endpoints: [{address: $POD}]}",
        "ServiceEntry | networking.istio.io/v1 | shop | spec: {hosts: [a.example.com], workloadSelector: {labels: {hotswap.dev/slot: b}}}",
        "WorkloadEntry | networking.istio.io/v1 | bank | spec: {address: $POD}",
        "EnvoyFilter | networking.istio.io/v1alpha3 | bank | spec: {configPatches: [{patch: {value: {cluster: 'outbound|80||payment-b.shop.svc.cluster.local'}}}]}",
        "EndpointSlice | discovery.k8s.io/v1 | bank | addressType: IPv4; endpoints: [{addresses: [$SLOT]}]",
        "Service | v1 | shop | spec: {selector: {hotswap.dev/slot: b}, ports: [{port: 80, targetPort: 8080}]}"
      })
  void it_holds_a_version_that_runs_and_one_that_is_to_start(
      String kind, String version, String namespace, String parts) {
    tenants.shifting();
    String spy =
        "apiVersion: %s\nkind: %s\nmetadata: {name: spy, namespace: %s}\n%s"
            .formatted(version, kind, namespace, filled(parts).replace("; ", "\n"));

    shop.apply(spy);
    theatre.pass(Duration.ofSeconds(3));
    assertThat(message()).contains(kind + " " + namespace + "/spy ");
    theatre.pass(Duration.ofSeconds(20));
    assertThat(weight()).as("it goes no further").isEqualTo(10);

    shop.commit("payment", "1.0");
    shop.until("payment", status -> status.attempt() == null);
    if (!parts.contains("$")) {
      shop.commit("payment", "3.0");
      theatre.pass(Duration.ofSeconds(10));
      assertThat(tenants.stalled("shop", "payment")).contains(kind + " " + namespace + "/spy ");
    }

    theatre.people().resource(spy).delete();
    shop.commit("payment", "3.0");
    shop.until(
        "payment", status -> status.phase() == Phase.STABLE && Tenants.version(status, "3.0"));
  }

  @Test
  void what_a_gateway_counts_under_another_name_keeps_nobody_from_leaving_a_bad_version() {
    tenants.shifting();
    shop.apply(ANOTHER.formatted(""));
    theatre.pass(Duration.ofSeconds(5));
    assertThat(message()).contains("Service shop/spy selects pods of this release's slots");

    theatre.traffic().fails("2.0");

    GoReleaseStatus gone = shop.until("payment", Phase.ROLLED_BACK);
    assertThat(gone.message()).contains("requests failed");
  }

  @Test
  void a_releases_label_makes_no_service_its_own() {
    tenants.shifting();

    shop.apply(ANOTHER.formatted(", labels: {hotswap.dev/release: payment}"));
    theatre.pass(Duration.ofSeconds(3));
    assertThat(message()).contains("Service shop/spy selects");
    theatre.people().services().inNamespace("shop").withName("spy").delete();

    shop.until(
        "payment", status -> status.phase() == Phase.STABLE && Tenants.version(status, "2.0"));
  }

  @Test
  void a_service_that_leads_to_another_port_of_the_pods_holds_nobody() {
    shop.apply(ANOTHER.formatted("").replace("8080", "9090"));

    shop.commit("payment", "1.0");

    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
    shop.until(
        "payment", status -> status.phase() == Phase.STABLE && Tenants.version(status, "2.0"));
  }

  /** Whatever labels the alias carries; by itself it sends nothing, so it stops nobody. */
  @ParameterizedTest
  @ValueSource(strings = {"", ", labels: {hotswap.dev/release: payment}"})
  void who_sends_to_another_name_of_a_slot_sends_to_the_slot(String labels) {
    tenants.shifting();
    shop.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: alias, namespace: bank%s}
        spec: {type: ExternalName, externalName: payment-b.shop.svc.cluster.local, ports: [{port: 80}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: alias-of-alias, namespace: bank}
        spec: {type: ExternalName, externalName: alias.bank.svc.cluster.local, ports: [{port: 80}]}
        """
            .formatted(labels));
    theatre.pass(Duration.ofSeconds(5));
    assertThat(message()).doesNotContain("alias");

    shop.apply(
        "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: spy, namespace: bank}\nspec: {http: [{route: [{destination: {host: alias-of-alias}}]}]}");
    theatre.pass(Duration.ofSeconds(3));

    assertThat(message()).contains("VirtualService bank/spy sends or copies requests");
  }

  @Test
  void a_delegate_is_a_sender_itself_whoever_delegates_to_it() {
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.apply(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: delegated, namespace: bank}
        spec: {http: [{route: [{destination: {host: payment-b.shop.svc.cluster.local}}]}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: root, namespace: bank}
        spec:
          hosts: [bank.example.com]
          gateways: [istio-ingress/public]
          http: [{delegate: {name: delegated, namespace: bank}}]
        """);

    shop.commit("payment", "2.0");
    theatre.pass(Duration.ofSeconds(10));

    assertThat(tenants.stalled("shop", "payment"))
        .contains("VirtualService bank/delegated sends or copies requests")
        .doesNotContain("bank/root");
  }

  @Test
  void a_kind_that_is_installed_later_is_watched_from_then_on() {
    tenants.shifting();
    shop.apply(Shop.TLS_ROUTES);
    tenants.until(
        () ->
            !theatre
                .server()
                .audit()
                .entries(entry -> entry.verbAndResource().equals("watch tlsroutes"))
                .isEmpty());
    String spy =
        "apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: TLSRoute\nmetadata: {name: spy, namespace: shop}\nspec: {rules: [{backendRefs: [{name: payment-b}]}]}";

    shop.apply(spy);

    shop.until(
        "payment", status -> String.valueOf(status.message()).contains("TLSRoute shop/spy sends"));
    theatre.people().resource(spy).delete();
    shop.until(
        "payment", status -> status.phase() == Phase.STABLE && Tenants.version(status, "2.0"));
  }

  @Test
  void the_way_back_names_who_else_sends_and_empties_the_slot_only_after_its_bound() {
    tenants.shifting();
    theatre.traffic().fails("2.0");
    shop.until("payment", Phase.ROLLING_BACK);
    shop.apply(
        "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: spy, namespace: bank}\nspec: {http: [{route: [{destination: {host: payment-b.shop.svc.cluster.local}}]}]}");

    shop.until(
        "payment",
        status -> String.valueOf(status.message()).contains("requests are back on stable"));
    theatre.pass(Duration.ofSeconds(15));
    assertThat(message()).contains("; VirtualService bank/spy sends or copies requests");
    assertThat(candidates()).isNotEmpty();

    shop.until("payment", Phase.ROLLED_BACK);
    assertThat(shop.told())
        .anyMatch(
            note ->
                note.contains("gets no requests by its own route any more")
                    && note.contains("VirtualService bank/spy"));
  }

  private String filled(String parts) {
    Service slot = theatre.people().services().inNamespace("shop").withName("payment-b").get();
    return parts
        .replace("$POD", candidates().getFirst().getStatus().getPodIP())
        .replace("$SLOT", slot.getSpec().getClusterIP());
  }

  private List<Pod> candidates() {
    return theatre
        .people()
        .pods()
        .inNamespace("shop")
        .withLabel("hotswap.dev/slot", "b")
        .list()
        .getItems();
  }

  private String message() {
    return String.valueOf(shop.status("payment").orElseThrow().message());
  }

  private int weight() {
    var weights = Objects.requireNonNull(shop.status("payment").orElseThrow().weights());
    return Objects.requireNonNull(weights.candidate());
  }
}
