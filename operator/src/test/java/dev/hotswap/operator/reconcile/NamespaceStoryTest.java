package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamespaceStoryTest {
  /** Nothing can be made any more in a namespace that goes: that is tried ever less often. */
  private static final int HOT = 40;

  private final SimulatedCluster simulated = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(simulated);

  @AfterEach
  void close() {
    simulated.close();
  }

  @Test
  void a_namespace_that_is_deleted_in_the_middle_of_a_step_goes_and_nothing_is_asked_for_in_vain() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
    shop.until("payment", Phase.SHIFTING);
    simulated.server().audit().clear();

    simulated.people().namespaces().withName(SimulatedCluster.NAMESPACE).delete();
    simulated.pass(Duration.ofMinutes(3));

    assertThat(simulated.people().namespaces().withName(SimulatedCluster.NAMESPACE).get()).isNull();
    assertThat(
            simulated
                .server()
                .audit()
                .entries(entry -> entry.user().startsWith("operator-") && entry.code() >= 400))
        .hasSizeLessThan(HOT);
    shop.requests();
    simulated.pass(Duration.ofMinutes(2));
    assertThat(shop.requests()).as("nobody asks after what is gone").isEmpty();
  }
}
