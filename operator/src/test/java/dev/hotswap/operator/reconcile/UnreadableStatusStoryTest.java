package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnreadableStatusStoryTest {
  private final SimulatedCluster simulated = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(simulated);

  @BeforeEach
  void aReleaseInTheMiddleOfAStep() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
    shop.until("payment", Phase.SHIFTING);
    simulated.stopOperators();
  }

  @AfterEach
  void close() {
    simulated.close();
  }

  @Test
  void a_status_of_another_schema_is_said_once_and_left_alone_until_it_is_known_again() {
    writeStatus("{\"status\":{\"schema\":99}}");
    simulated.startOperator();
    shop.requests();
    simulated.pass(Duration.ofMinutes(5));

    assertThat(shop.requests()).as("nothing but one Event").isSubsetOf("create events");
    assertThat(shop.told("StatusUnreadable"))
        .containsExactly(
            "status has schema 99, this operator knows 2: nothing is touched; run the version of"
                + " the operator that wrote it");

    writeStatus("{\"status\":{\"schema\":2}}");
    shop.until("payment", status -> status.attempt() == null && status.phase() == Phase.STABLE);
  }

  @Test
  void a_status_that_somebody_broke_is_said_once_and_left_alone_until_it_is_taken_away() {
    writeStatus("{\"status\":{\"attempt\":{\"stage\":{\"step\":null}}}}");
    simulated.startOperator();
    shop.requests();
    simulated.pass(Duration.ofMinutes(5));

    assertThat(shop.requests()).as("nothing but one Event").isSubsetOf("create events");
    assertThat(shop.told("StatusUnreadable"))
        .singleElement()
        .asString()
        .contains("status.attempt.stage.step is missing")
        .contains("take status away as a whole");

    writeStatus("{\"status\":null}");
    shop.until(
        "payment",
        status ->
            status.phase() == Phase.STABLE
                && status.stable() != null
                && status.stable().version().equals("2.0"));
  }

  private void writeStatus(String mergePatch) {
    simulated
        .people()
        .resources(GoRelease.class)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withName("payment")
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), mergePatch);
  }
}
