package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutlierDetectionStoryTest {
  private final SimulatedCluster theatre = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(theatre);

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void rules_are_made_before_the_first_request_and_stay_as_they_are_while_requests_move() {
    theatre.startOperator();
    shop.apply(asking("1.0", 5));
    shop.until("payment", Phase.STABLE);
    List<String> first = shop.requests();
    assertThat(first.lastIndexOf("patch destinationrules"))
        .isBetween(0, first.lastIndexOf("patch virtualservices"));
    assertThat(names()).containsExactly("payment-a", "payment-b");

    shop.apply(asking("2.0", 5));
    shop.until("payment", Phase.SHIFTING);
    shop.requests();
    shop.apply(asking("2.0", 9));
    shop.until("payment", status -> status.phase() != Phase.SHIFTING);
    assertThat(shop.requests()).doesNotContain("patch destinationrules");

    shop.until("payment", status -> status.phase() == Phase.STABLE && status.attempt() == null);
    theatre.pass(Duration.ofSeconds(2));
    assertThat(rules())
        .allMatch(
            rule ->
                rule.getSpec()
                        .getTrafficPolicy()
                        .getOutlierDetection()
                        .getConsecutiveLocalOriginFailures()
                    == 9);
  }

  @Test
  void who_no_longer_asks_loses_them_and_who_never_asked_gets_none() {
    theatre.startOperator();
    shop.apply(asking("1.0", 5));
    shop.until("payment", Phase.STABLE);

    shop.commit("payment", "1.0");
    theatre.pass(Duration.ofSeconds(2));

    assertThat(rules()).isEmpty();
  }

  private String asking(String version, int failures) {
    return shop.manifest("payment", version)
        .replace(
            "traffic:",
            "traffic:\n    outlierDetection: {consecutiveConnectFailures: " + failures + "}");
  }

  private List<String> names() {
    return rules().stream().map(rule -> rule.getMetadata().getName()).sorted().toList();
  }

  private List<DestinationRule> rules() {
    return theatre
        .people()
        .resources(DestinationRule.class)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .list()
        .getItems();
  }
}
