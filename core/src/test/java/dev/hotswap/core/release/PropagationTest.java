package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.world.Propagation;
import dev.hotswap.core.world.Reach;
import dev.hotswap.core.world.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropagationTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"0,15", "1,15", "7,15", "8,16", "20,40", "30,60", "31,60", "600,60"})
  void thePatienceIsTwiceTheLongestWayWithinBounds(int seen, int bound) {
    Propagation learned = Propagation.UNSEEN.seen(Duration.ofSeconds(seen), NOW);

    assertThat(learned.bound()).isEqualTo(Duration.ofSeconds(bound));
  }

  @Test
  void theLongestOfADayCounts() {
    Propagation learned = Propagation.UNSEEN.seen(Duration.ofSeconds(20), NOW);

    assertThat(learned.seen(Duration.ofSeconds(9), NOW.plusSeconds(3_600)).bound())
        .isEqualTo(Duration.ofSeconds(40));
    assertThat(learned.seen(Duration.ofSeconds(9), NOW.plusSeconds(90_000)).bound())
        .isEqualTo(Duration.ofSeconds(18));
  }

  @Test
  void aPodCountsOnceThatTimeWentBy() {
    Reach reach =
        new Reach(
            List.of(NOW, NOW.minusSeconds(10)),
            0,
            new Seen.Unknown<>("not shown", NOW),
            Duration.ofSeconds(40));

    assertThat(reach.pods(NOW.plusSeconds(29))).isZero();
    assertThat(reach.pods(NOW.plusSeconds(30))).isEqualTo(1);
    assertThat(reach.pods(NOW.plusSeconds(40))).isEqualTo(2);
    assertThat(reach.readyFor(1)).contains(NOW.minusSeconds(10));
    assertThat(reach.readyFor(2)).contains(NOW);
    assertThat(reach.readyFor(3)).isEmpty();
    assertThat(reach.nextSettled(NOW.plusSeconds(31))).contains(NOW.plusSeconds(40));
  }
}
