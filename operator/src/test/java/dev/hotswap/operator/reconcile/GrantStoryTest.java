package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who may serve which host at which gateway, and what becomes of a grant that is taken back. */
class GrantStoryTest {
  @AutoClose private final Tenants tenants = new Tenants();
  private final SimulatedCluster theatre = tenants.theatre;
  private final Shop shop = tenants.shop;

  @Test
  void a_release_without_a_grant_keeps_nobody_from_a_host_however_old_it_is() {
    shop.apply(tenants.inBank("rival", "payment.example.com"));
    theatre.pass(Duration.ofSeconds(5));
    assertThat(tenants.stalled("bank", "rival"))
        .contains("gateway istio-ingress/public is not granted to namespace bank");

    shop.commit("payment", "1.0");

    shop.until("payment", Phase.STABLE);
  }

  @Test
  void whoever_may_label_a_namespace_hands_out_what_is_granted_by_label() {
    shop.apply(tenants.inBank("rival", "bank.example.com"));
    theatre.pass(Duration.ofSeconds(5));
    assertThat(tenants.stalled("bank", "rival")).contains("not granted to namespace bank");

    tenants.label("bank", "yes");

    tenants.until(() -> !tenants.hosts("bank", "rival-public").isEmpty());
    assertThat(tenants.hosts("bank", "rival-public")).containsExactly("bank.example.com");
  }

  @Test
  void a_service_of_another_namespace_is_not_taken_through_the_mesh() {
    shop.apply(
        shop.manifest("payment", "1.0")
            .replace("[payment.example.com]", "[auth.identity.svc.cluster.local]")
            .replace("[istio-ingress/public]", "[mesh]"));

    theatre.pass(Duration.ofSeconds(5));

    assertThat(tenants.stalled("shop", "payment"))
        .contains("gateway mesh is not granted to namespace shop");
    assertThat(tenants.hosts("shop", "payment-public")).isEmpty();
  }

  @Test
  void a_grant_that_is_taken_back_is_named_and_cuts_off_nobody_while_weights_go_on() {
    tenants.shifting();

    tenants.settings("grants: []");

    shop.until(
        "payment", status -> Tenants.says(status, "Converged", "is not granted to namespace shop"));
    shop.until(
        "payment", status -> status.phase() == Phase.STABLE && Tenants.version(status, "2.0"));
    assertThat(tenants.hosts("shop", "payment-public")).containsExactly("payment.example.com");

    shop.commit("checkout", "1.0");
    theatre.pass(Duration.ofSeconds(5));
    assertThat(tenants.stalled("shop", "checkout")).contains("not granted to namespace shop");
    tenants.settings(Tenants.GRANTS);
    shop.until("checkout", Phase.STABLE);
    shop.until("payment", status -> Tenants.condition(status, "Converged").isEmpty());
  }

  @Test
  void settings_that_cannot_be_used_change_nothing() {
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);

    tenants.settings("grants: [{hosts: [broken]}]");
    theatre.pass(Duration.ofSeconds(60));
    shop.commit("checkout", "1.0");

    shop.until("checkout", Phase.STABLE);
  }
}
