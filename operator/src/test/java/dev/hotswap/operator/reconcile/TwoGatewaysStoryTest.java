package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.ScheduledWatches;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.reconcile.simulated.TwoGateways;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release behind a large and a small gateway is proven, judged and drained at both. */
class TwoGatewaysStoryTest {
  private final AtomicReference<TwoGateways> made = new AtomicReference<>();
  private final SimulatedCluster theatre =
      new SimulatedCluster(
          new InProcess(
              InProcess.ALONE,
              (traffic, clock, onChange) -> {
                TwoGateways both = new TwoGateways(traffic);
                made.set(both);
                return ScheduledWatches.counting(traffic, both, clock, onChange);
              }));
  private final Shop shop = new Shop(theatre);

  @BeforeEach
  void stable() {
    theatre.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void weights_that_one_gateway_does_not_follow_are_not_followed() {
    gateways().internalFollows(false);
    shop.until("payment", status -> tries(status, 10));
    theatre.pass(Duration.ofSeconds(60));

    GoReleaseStatus held = shop.status("payment").orElseThrow();
    assertThat(tries(held, 10)).isTrue();
    assertThat(Objects.requireNonNull(held.attempt()).stage().weightSeenAt()).isNull();

    gateways().internalFollows(true);
    shop.until("payment", status -> tries(status, 50));
  }

  @Test
  void what_fails_at_the_small_gateway_alone_goes_back_and_the_way_back_waits_for_both() {
    shop.until("payment", status -> tries(status, 50));
    theatre.pass(Duration.ofSeconds(3));
    gateways().internalFollows(false);
    gateways().internalFails(true);
    shop.until("payment", Phase.ROLLING_BACK);
    theatre.pass(Duration.ofSeconds(20));
    assertThat(shop.status("payment").orElseThrow().phase()).isEqualTo(Phase.ROLLING_BACK);

    gateways().internalFollows(true);
    GoReleaseStatus back = shop.until("payment", Phase.ROLLED_BACK);

    assertThat(back.message()).contains("at gateway internal");
  }

  @Test
  void a_request_that_is_open_at_one_gateway_keeps_the_old_version() {
    gateways().internalInFlight(1);
    shop.until("payment", Phase.DRAINING);
    theatre.pass(Duration.ofSeconds(3));
    assertThat(shop.status("payment").orElseThrow().phase()).isEqualTo(Phase.DRAINING);

    gateways().internalInFlight(0);
    theatre.second();
    theatre.second();
    assertThat(shop.status("payment").orElseThrow().phase()).isEqualTo(Phase.STABLE);
  }

  private TwoGateways gateways() {
    return Objects.requireNonNull(made.get());
  }

  private static boolean tries(GoReleaseStatus status, int weight) {
    return status.attempt() != null
        && status.weights() != null
        && Objects.equals(status.weights().candidate(), weight);
  }
}
