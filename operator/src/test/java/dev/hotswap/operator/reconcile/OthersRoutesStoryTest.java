package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OthersRoutesStoryTest {
  @AutoClose private final Tenants tenants = new Tenants();
  private final SimulatedCluster theatre = tenants.theatre;
  private final Shop shop = tenants.shop;

  @Test
  void requests_are_not_copied_to_another_namespace_neither_by_a_new_version_nor_by_what_runs() {
    String mirrors =
        "gateways: [istio-ingress/public]\n        http: {mirror: {host:"
            + " payment-b.victim.svc.cluster.local}}";
    shop.apply(
        shop.manifest("payment", "1.0").replace("gateways: [istio-ingress/public]", mirrors));
    theatre.pass(Duration.ofSeconds(5));
    assertThat(tenants.stalled("shop", "payment"))
        .contains("virtualService.http.mirror.host is payment-b.victim.svc.cluster.local");

    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.apply(
        shop.manifest("payment", "1.0").replace("gateways: [istio-ingress/public]", mirrors));
    shop.until(
        "payment", status -> Tenants.says(status, "Converged", "http.mirror.host is payment-b"));

    assertThat(tenants.route("shop", "payment-public").getSpec().getHttp().getFirst().getMirror())
        .isNull();
  }

  @Test
  void a_route_of_a_stranger_that_sends_to_a_slot_holds_the_release_until_it_is_gone() {
    tenants.shifting();
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

    tenants.virtualServices("bank").withName("spy").delete();
    shop.until("payment", Phase.ROLLED_BACK);
  }

  @Test
  void an_owner_reference_makes_no_route_a_releases_own() {
    shop.apply(tenants.inBank("rival", "bank.example.com"));
    theatre.pass(Duration.ofSeconds(2));
    String uid = tenants.release("bank", "rival").getMetadata().getUid();
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

    assertThat(tenants.stalled("shop", "payment"))
        .contains("VirtualService bank/rival-public serves");
    tenants.virtualServices("bank").withName("rival-public").delete();
    shop.until("payment", Phase.STABLE);
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
    assertThat(tenants.stalled("shop", "checkout"))
        .contains("host payment.example.com belongs to GoRelease shop/payment");

    shop.delete("payment");

    shop.until("checkout", Phase.STABLE);
    assertThat(shop.terminating("payment")).isTrue();
  }

  @Test
  void
      whose_route_was_written_first_keeps_the_host_not_the_older_release_and_not_who_saw_it_first() {
    shop.apply(
        shop.manifest("payment", "1.0").replace("replicas: 4", "replicas: 4\n  paused: true"));
    theatre.pass(Duration.ofSeconds(5));
    shop.apply(
        shop.manifest("checkout", "1.0").replace("checkout.example.com", "payment.example.com"));
    shop.until("checkout", Phase.STABLE);

    shop.commit("payment", "1.0");
    theatre.pass(Duration.ofSeconds(10));
    assertThat(tenants.stalled("shop", "payment"))
        .contains("host payment.example.com belongs to GoRelease shop/checkout");

    theatre.killOperators();
    theatre.pass(Duration.ofSeconds(30));
    theatre.startOperator();
    shop.apply(
        shop.manifest("checkout", "2.0").replace("checkout.example.com", "payment.example.com"));
    shop.until(
        "checkout", status -> status.phase() == Phase.STABLE && Tenants.version(status, "2.0"));
    assertThat(tenants.stalled("shop", "payment"))
        .contains("host payment.example.com belongs to GoRelease shop/checkout");
    assertThat(tenants.hosts("shop", "payment-public")).isEmpty();
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
    shop.until("payment", status -> tenants.hosts("shop", "payment-public").size() == 2);

    assertThat(servedSince()).contains(first).contains("pay.example.com=");
    assertThat(tenants.route("shop", "payment-public").getSpec().getExportTo())
        .containsExactly("*");
  }

  private String servedSince() {
    return Objects.requireNonNull(
        tenants
            .route("shop", "payment-public")
            .getMetadata()
            .getAnnotations()
            .get("hotswap.dev/served-since"));
  }
}
