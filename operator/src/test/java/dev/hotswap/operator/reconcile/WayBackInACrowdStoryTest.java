package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.api.release.status.Serving;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The way back, while an API server lists slowly or not at all, and many others ask it to. */
class WayBackInACrowdStoryTest {
  private static final int CROWD = 40;

  @AutoClose private final BadVersion bad = new BadVersion();
  private final SimulatedCluster theatre = bad.theatre;
  private final Shop shop = bad.shop;
  private final CountDownLatch letGo = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    letGo.countDown();
  }

  /** A list that is never answered holds a thread for as long as the client is patient. */
  @Test
  void a_crowd_in_preflight_at_an_api_server_that_lists_nothing_delays_no_way_back() {
    bad.tried();
    FaultPlan.Handle lists = bad.always(new Fault.Hold(letGo), "list", "horizontalpodautoscalers");
    for (int i = 0; i < CROWD; i++) {
      shop.commit("crowd-" + i, "1.0");
    }
    Awaitility.await().until(() -> lists.hits() > 0);

    Awaitility.await()
        .until(
            () -> {
              theatre.secondUnsettled();
              return bad.weight() == 0;
            });

    assertThat(shop.status("crowd-0").map(GoReleaseStatus::phase)).contains(Phase.PREFLIGHT);
  }

  /** Each list takes a second of real time, as the lists of a busy API server do. */
  @Test
  void slow_lists_of_others_and_a_webhook_that_refuses_for_8_s_together_delay_no_try() {
    bad.tried();
    FaultPlan.Handle lists =
        theatre
            .server()
            .faults()
            .plan(
                new Fault.Delay(Duration.ofSeconds(1)),
                RequestMatch.any().verb("list").user(theatre.operatorUsers().getFirst()),
                new Frequency.Always());
    FaultPlan.Handle refuses = bad.always(Fault.refuse(500), "patch", "virtualservices");
    for (int i = 0; i < CROWD; i++) {
      shop.commit("crowd-" + i, "1.0");
    }
    Awaitility.await().until(() -> lists.hits() > 0);
    Awaitility.await()
        .until(
            () -> {
              theatre.secondUnsettled();
              return refuses.hits() > 0;
            });

    for (int second = 0; second < 8; second++) {
      int before = refuses.hits();
      theatre.secondUnsettled();
      Awaitility.await().until(() -> refuses.hits() > before);
    }
    assertThat(shop.status("crowd-" + (CROWD - 1)).map(GoReleaseStatus::phase))
        .as("preflight of others is still at it")
        .contains(Phase.PREFLIGHT);
    refuses.remove();
    theatre.secondUnsettled();

    Awaitility.await().until(() -> bad.weight() == 0);
    lists.remove();
  }

  @Test
  void a_commit_while_the_lists_for_the_one_before_hang_is_looked_at_after_them() {
    theatre.startOperator();
    FaultPlan.Handle lists = bad.always(new Fault.Hold(letGo), "list", "horizontalpodautoscalers");
    shop.commit("payment", "1.0");
    Awaitility.await().until(() -> lists.hits() > 0);
    shop.commit("payment", "2.0");
    theatre.secondUnsettled();
    lists.remove();
    letGo.countDown();

    GoReleaseStatus stable = shop.until("payment", Phase.STABLE);

    assertThat(stable.stable()).extracting(Serving::version).isEqualTo("2.0");
  }
}
