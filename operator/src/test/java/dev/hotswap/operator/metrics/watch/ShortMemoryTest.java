package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.analysis.Baselines;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Flow;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A history that a source tells and what is remembered overlap: each hour counts once. */
class ShortMemoryTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final AnalysisTarget AIM = PaymentTargets.starting(START, Metrics.errors()).aim();
  private static final int HISTORY = 60;

  @Test
  void a_history_that_reaches_further_back_than_the_memory_is_taken_instead_of_it() {
    Baseline known = known(minutesUntil(START.minus(Duration.ofMinutes(10)), 20));

    assertThat(known.seconds()).isEqualTo((HISTORY - 1) * 60.0);
    assertThat(known.requests()).isEqualTo(HISTORY * 100.0);
  }

  @Test
  void a_longer_memory_goes_on_with_what_came_after_it() {
    Baseline known = known(minutesUntil(START.minus(Duration.ofMinutes(10)), 600));

    assertThat(known.requests()).isEqualTo((600 + 10) * 100.0);
  }

  private static Baseline known(Remembered remembered) {
    Gathered gathered =
        Gathered.begin(AIM.plan(), remembered)
            .plus(history(), AIM.remembering(remembered), Optional.empty());
    return Objects.requireNonNull(gathered.kept().get("errors"));
  }

  private static Remembered minutesUntil(Instant until, int minutes) {
    Baselines seen = Baselines.unknown(AIM.plan());
    for (int i = minutes; i > 0; i--) {
      seen = seen.absorb(minute(until.minus(Duration.ofMinutes(i - 1))));
    }
    return new Remembered(until, seen.kept());
  }

  private static Poll.Fresh history() {
    Flow quiet = new Flow(OptionalInt.empty(), START);
    return new Poll.Fresh(
        Map.of(),
        IntStream.range(0, HISTORY)
            .mapToObj(i -> minute(START.minus(Duration.ofMinutes(HISTORY - 1L - i))))
            .toList(),
        List.of(),
        Map.of(Slot.A.lane(), quiet, Slot.B.lane(), quiet),
        List.of());
  }

  private static Sample minute(Instant at) {
    return new Sample(at, Map.of("errors", new Counted(Tally.NONE, new Tally(100, 0))));
  }
}
