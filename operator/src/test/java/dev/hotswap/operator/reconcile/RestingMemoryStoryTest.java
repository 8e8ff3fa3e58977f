package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Learned;
import dev.hotswap.api.release.status.LearnedMetric;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.ScheduledWatches;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A release at rest for half a day whose requests fail in bursts: what is learned of them is
 * written down every six hours by itself, and the next version is judged by it.
 */
class RestingMemoryStoryTest {
  private static final Duration STRIDE = Duration.ofMinutes(10);
  private static final int STRIDES = 80;
  private static final int BURSTS_APART = 4;
  private static final double HOUR = 3_600;

  /** What an operator that is killed may lose: what is not written down yet. */
  private static final double LOST = 6 * HOUR;

  /** The gap until the next operator has glanced twice, and the look that is due anyway. */
  private static final double GAP = 5 * STRIDE.toSeconds();

  /**
   * How it was told.
   *
   * @param rested what status had learned when the rest was over
   * @param writes of status during the rest
   * @param next what it has after the next version
   */
  private record Told(LearnedMetric rested, long writes, LearnedMetric next) {
    double hours() {
      return Objects.requireNonNull(rested.seconds()) / 1_000.0 / HOUR;
    }
  }

  @Test
  void whatStableDoesAtRestIsWrittenEverySixHoursAndTheNextVersionIsJudgedByIt() {
    Told told = tell(OptionalInt.empty(), OptionalInt.empty());

    assertThat(told.writes()).as("as soon as anything was learned, then every 6 h").isEqualTo(3);
    assertThat(told.hours()).isBetween(12.0, STRIDES * STRIDE.toMinutes() / 60.0);
    assertThat(told.rested().longer().get(3) / 1_000)
        .as("bad requests of the bursts that were seen")
        .isGreaterThanOrEqualTo(20L * (12 * 6 / BURSTS_APART - 1));
    assertThat(told.next().seconds()).isGreaterThan(told.rested().seconds());
    assertThat(told.next().longer().get(3)).isGreaterThanOrEqualTo(told.rested().longer().get(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void anOperatorThatDiesAtAWriteLosesWhatIsNotWrittenAndNoMore(int write) {
    holds(tell(OptionalInt.of(write), OptionalInt.empty()));
  }

  @ParameterizedTest
  @ValueSource(ints = 37)
  void oneThatDiesBetweenWritesLosesNoMoreEither(int stride) {
    holds(tell(OptionalInt.empty(), OptionalInt.of(stride)));
  }

  private static void holds(Told told) {
    double most = STRIDES * (double) STRIDE.toSeconds();
    double kept = Objects.requireNonNull(told.rested().seconds()) / 1_000.0;
    double next = Objects.requireNonNull(told.next().seconds()) / 1_000.0;
    assertThat(next).as("what the next version knew").isBetween(most - LOST - GAP, most + HOUR);
    assertThat(kept).as("what was written down").isGreaterThanOrEqualTo(most - 2 * LOST - GAP);
    assertThat(told.writes()).as("writes of status at rest").isBetween(3L, 5L);
  }

  private static Told tell(OptionalInt diesAtWrite, OptionalInt diesAtStride) {
    try (var simulated =
        new SimulatedCluster(new InProcess(InProcess.ALONE, ScheduledWatches::new))) {
      var shop = new Shop(simulated);
      String first = simulated.startOperator();
      shop.commit("payment", "1.0");
      shop.until("payment", Phase.STABLE);
      simulated.pass(Duration.ofSeconds(5));
      shop.requests();
      diesAtWrite.ifPresent(write -> simulated.killAtWrite(first, write));
      for (int stride = 0; stride < STRIDES; stride++) {
        if (OptionalInt.of(stride).equals(diesAtStride)) {
          simulated.killOperators();
        }
        rest(simulated, stride);
      }
      LearnedMetric rested = learned(shop);
      long writes =
          shop.successfulRequests().stream().filter(RestingMemoryStoryTest::ofStatus).count();
      shop.commit("payment", "2.0");
      shop.until("payment", status -> status.attempt() != null);
      shop.until("payment", status -> status.attempt() == null && status.phase() == Phase.STABLE);
      return new Told(rested, writes, learned(shop));
    }
  }

  private static boolean ofStatus(String request) {
    return request.equals("patch goreleases/status");
  }

  /** Whoever died is followed by another one some minutes later. */
  private static void rest(SimulatedCluster simulated, int stride) {
    simulated.leap(STRIDE.minusSeconds(1));
    if (simulated.operatorUsers().isEmpty()) {
      simulated.startOperator();
    }
    if (stride % BURSTS_APART == 0) {
      simulated.traffic().fails("1.0");
    }
    simulated.second();
    simulated.traffic().recovers("1.0");
  }

  private static LearnedMetric learned(Shop shop) {
    GoReleaseStatus status = shop.status("payment").orElseThrow();
    Learned learned = Objects.requireNonNull(status.learned());
    return learned.metrics().getFirst();
  }
}
