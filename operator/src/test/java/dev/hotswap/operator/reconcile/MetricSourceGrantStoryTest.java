package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which metric source a release may be judged by. */
class MetricSourceGrantStoryTest {
  private static final String WITHOUT =
      Tenants.GRANTS.replace("metricSources: ['*']", "metricSources: []");

  @AutoClose private final Tenants tenants = new Tenants(WITHOUT);
  private final SimulatedCluster theatre = tenants.theatre;
  private final Shop shop = tenants.shop;

  @Test
  void a_metric_source_is_granted_like_a_host_and_taking_it_back_stops_no_judgement() {
    shop.commit("payment", "1.0");
    theatre.pass(Duration.ofSeconds(10));
    assertThat(tenants.stalled("shop", "payment"))
        .contains("'gateway', which is not granted to namespace shop", "grants.metricSources");
    assertThat(tenants.hosts("shop", "payment-public")).isEmpty();

    tenants.settings(Tenants.GRANTS);
    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
    shop.until("payment", Phase.SHIFTING);
    tenants.settings(WITHOUT);
    shop.until(
        "payment", status -> Tenants.says(status, "PreflightPassed", "is judged to its end"));

    theatre.traffic().fails("2.0");
    shop.until("payment", Phase.ROLLED_BACK);
  }
}
