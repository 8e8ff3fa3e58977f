package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.HistoryEntry;
import dev.hotswap.api.release.status.Outcome;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.operator.reconcile.cache.TextBudget;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An operator that holds little of what releases are made of, or lets go of it at any moment. */
class ShortMemoryStoryTest {
  enum Memory {
    /** Nothing that can be put aside is ever held. */
    NONE,
    /** Whatever is held is let go of now and then. */
    NOW_AND_THEN
  }

  /**
   * What came of each version, how many pods a Deployment got back, and whether it went at last.
   */
  private record Story(List<String> idle, List<Outcome> outcomes, int pods, boolean gone) {}

  @Test
  void every_version_ends_as_with_plenty_of_memory() {
    Story plenty = told(new TextBudget(Long.MAX_VALUE), () -> {});

    for (Memory memory : Memory.values()) {
      assertThat(told(memory)).as("memory: %s", memory).isEqualTo(plenty);
    }
    assertThat(plenty.idle()).isEmpty();
  }

  private static Story told(Memory memory) {
    return switch (memory) {
      case NONE -> told(new TextBudget(0), () -> {});
      case NOW_AND_THEN -> {
        TextBudget room = new TextBudget(Long.MAX_VALUE);
        Random random = Seeds.random(Seeds.seed(3));
        yield told(
            room,
            () -> {
              if (random.nextInt(3) == 0) {
                room.shed();
              } else if (random.nextInt(3) == 0) {
                room.restore();
              }
            });
      }
    };
  }

  private static Story told(TextBudget room, Runnable eachSecond) {
    try (SimulatedCluster theatre =
        new SimulatedCluster(new InProcess(InProcess.ALONE).with(room))) {
      Shop shop = new Shop(theatre);
      theatre.startOperator();
      shop.commit("payment", "1.0");
      until(theatre, shop, Phase.STABLE, eachSecond);
      theatre.pass(Duration.ofMinutes(1));
      shop.requests();
      for (int look = 0; look < 10; look++) {
        theatre.leap(Duration.ofSeconds(30));
      }
      List<String> idle = shop.requests();
      shop.commit("payment", "2.0");
      until(theatre, shop, Phase.SHIFTING, eachSecond);
      until(theatre, shop, Phase.STABLE, eachSecond);
      theatre.traffic().fails("3.0");
      shop.commit("payment", "3.0");
      until(theatre, shop, Phase.SHIFTING, eachSecond);
      until(theatre, shop, Phase.ROLLED_BACK, eachSecond);
      List<Outcome> outcomes = outcomes(shop.status("payment").orElseThrow());
      theatre.people().apps().deployments().inNamespace("shop").withName("payment-b").delete();
      for (int second = 0; second < 20; second++) {
        eachSecond.run();
        theatre.second();
      }
      int pods = pods(theatre);
      shop.delete("payment");
      for (int second = 0; second < 60 && shop.exists("payment"); second++) {
        eachSecond.run();
        theatre.second();
      }
      return new Story(idle, outcomes, pods, !shop.exists("payment"));
    }
  }

  private static int pods(SimulatedCluster theatre) {
    Deployment stable =
        Objects.requireNonNull(
            theatre.people().apps().deployments().inNamespace("shop").withName("payment-b").get());
    return stable.getSpec().getReplicas();
  }

  private static List<Outcome> outcomes(GoReleaseStatus status) {
    return status.history().stream().map(HistoryEntry::outcome).toList();
  }

  private static void until(SimulatedCluster theatre, Shop shop, Phase phase, Runnable eachSecond) {
    for (int second = 0; second < 200; second++) {
      if (shop.status("payment").filter(status -> status.phase() == phase).isPresent()) {
        return;
      }
      eachSecond.run();
      theatre.second();
    }
    throw new AssertionError("never " + phase + ": " + shop.status("payment"));
  }
}
