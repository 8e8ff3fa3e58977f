package dev.hotswap.operator.reconcile.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an autoscaler is shown in each phase of a release. */
class ScaledSlotTest {
  private final SimulatedCluster simulated = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(simulated);

  @AfterEach
  void close() {
    simulated.close();
  }

  @Test
  void the_slot_with_the_larger_weight_and_its_pods_alone() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shows("a", 4);

    shop.commit("payment", "2.0");
    shop.until("payment", status -> weight(status, 10));
    shows("a", 4);
    shop.until("payment", status -> weight(status, 50));
    shows("a", 4);
    shop.until("payment", status -> weight(status, 100));
    shows("b", 4);

    shop.until("payment", status -> status.phase() == Phase.STABLE && status.attempt() == null);
    assertThat(shop.status("payment").orElseThrow().retained()).isNotNull();
    shows("b", 4);
  }

  private void shows(String slot, int pods) {
    simulated.pass(Duration.ofSeconds(1));
    GoReleaseStatus status = shop.status("payment").orElseThrow();
    assertThat(status.selector()).isEqualTo("hotswap.dev/release=payment,hotswap.dev/slot=" + slot);
    assertThat(status.replicas()).isEqualTo(pods);
  }

  private static boolean weight(GoReleaseStatus status, int percent) {
    return status.attempt() != null
        && status.weights() != null
        && Objects.equals(status.weights().candidate(), percent);
  }
}
