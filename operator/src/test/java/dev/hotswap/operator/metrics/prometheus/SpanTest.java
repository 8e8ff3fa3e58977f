package dev.hotswap.operator.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

  @Test
  void endsAtTheNewestSampleAndReachesBackFarEnough() {
    Span span = Span.ending(NOW, NOW.minusSeconds(12), Duration.ofSeconds(5));

    assertThat(span.times())
        .containsExactly(NOW.minusSeconds(15), NOW.minusSeconds(10), NOW.minusSeconds(5), NOW);
  }

  @Test
  void aLongHistoryIsReadInCoarserSteps() {
    Span span = Span.ending(NOW, NOW.minus(Duration.ofDays(2)), Duration.ofSeconds(1));

    assertThat(span.times()).hasSizeLessThan(3_602);
    assertThat(span.to()).isEqualTo(NOW);
    assertThat(span.from()).isBeforeOrEqualTo(NOW.minus(Duration.ofDays(2)));
  }

  @Test
  void anOriginInTheFutureIsNoHistory() {
    assertThat(Span.ending(NOW, NOW.plusSeconds(9), Duration.ofSeconds(5)).times())
        .containsExactly(NOW);
  }
}
