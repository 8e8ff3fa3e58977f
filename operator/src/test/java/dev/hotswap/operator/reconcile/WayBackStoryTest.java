package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back, while routes and all else that is written are refused. */
class WayBackStoryTest {
  @AutoClose private final BadVersion bad = new BadVersion();
  private final SimulatedCluster theatre = bad.theatre;
  private final Shop shop = bad.shop;

  @Test
  void a_webhook_that_refuses_routes_for_8_s_is_asked_each_second_and_the_first_try_after_is_it() {
    bad.tried();
    FaultPlan.Handle refuses = bad.always(Fault.refuse(500), "patch", "virtualservices");
    shop.until("payment", status -> status.phase() == Phase.ROLLING_BACK);

    for (int second = 0; second < 8; second++) {
      int before = refuses.hits();
      theatre.second();
      assertThat(refuses.hits()).as("tried in second %s", second).isGreaterThan(before);
    }
    refuses.remove();
    assertThat(bad.weight()).isPositive();
    theatre.second();

    assertThat(bad.weight()).isZero();
    shop.until("payment", Phase.ROLLED_BACK);
  }

  @Test
  void what_else_cannot_be_written_holds_no_route_up() {
    bad.tried();
    FaultPlan.Handle others = bad.always(Fault.refuse(403), "patch", "deployments");
    shop.patch("payment", "{\"spec\":{\"replicas\":5}}");
    theatre.pass(Duration.ofSeconds(3));
    assertThat(others.hits()).isPositive();

    shop.until("payment", status -> status.phase() == Phase.ROLLING_BACK);

    assertThat(bad.weight()).isZero();
  }

  /** Two routes, of which the second is refused: neither is called back before both are. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_way_back_of_which_one_route_is_refused_is_tried_each_second_until_all_are_back(
      boolean statusIsRefusedToo) {
    bad.tried(WayBackStoryTest::twoRoutes);
    if (statusIsRefusedToo) {
      bad.always(Fault.refuse(422), "patch", "goreleases/status");
    }
    FaultPlan.Handle second =
        theatre
            .server()
            .faults()
            .plan(
                Fault.refuse(500),
                RequestMatch.of("patch", "virtualservices").name("payment-partners"),
                new Frequency.Always());
    for (int n = 0; n < 30 && second.hits() == 0; n++) {
      theatre.second();
    }
    assertThat(bad.weight()).as("one of the two is back").isEqualTo(10);

    for (int n = 0; n < 5; n++) {
      int before = second.hits();
      theatre.second();
      assertThat(second.hits()).as("tried in second %s", n).isGreaterThan(before);
      assertThat(shop.status("payment").orElseThrow().phase()).isNotEqualTo(Phase.ROLLED_BACK);
    }
    second.remove();
    theatre.second();

    assertThat(bad.weight()).isZero();
  }

  private static String twoRoutes(String manifest) {
    return manifest
        + """
            - name: partners
              port: http
              virtualService:
                hosts: [partners.example.com]
                gateways: [istio-ingress/public]
        """;
  }
}
