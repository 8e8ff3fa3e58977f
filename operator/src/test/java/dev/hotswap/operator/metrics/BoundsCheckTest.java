package dev.hotswap.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.ThresholdSettings;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Problem.Severity;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundsCheckTest {
  private static final BucketBounds BOUNDS = BucketBounds.ofMillis(0.5, 500, 1_000, 60_000);

  @Test
  void aLimitThatIsABoundIsAccepted() {
    assertThat(BoundsCheck.of(latency("PT1S", Optional.empty()), "gateway", BOUNDS)).isEmpty();
  }

  @Test
  void aLimitBetweenTwoBoundsIsRefusedAndBothAreNamed() {
    assertThat(BoundsCheck.of(latency("PT0.7S", Optional.empty()), "gateway", BOUNDS))
        .containsExactly(
            new Problem(
                Severity.BLOCKS,
                "LatencyLimitNotABound",
                "metric 'p99': max 700ms is no bucket bound of source 'gateway', so slow requests"
                    + " cannot be counted; use 500ms or 1s"));
  }

  @Test
  void aLimitBeyondTheLastBoundNamesTheOnlyNeighbour() {
    assertThat(BoundsCheck.of(latency("PT2H", Optional.empty()), "gateway", BOUNDS))
        .extracting(Problem::message)
        .containsExactly(
            "metric 'p99': max 2h is no bucket bound of source 'gateway', so slow requests cannot"
                + " be counted; use 1m");
  }

  @Test
  void aLimitBelowTheFirstBoundNamesAFractionOfAMillisecond() {
    assertThat(BoundsCheck.of(latency("PT0.0002S", Optional.empty()), "gateway", BOUNDS))
        .extracting(Problem::message)
        .first()
        .asString()
        .contains("max 0.2ms")
        .endsWith("use 0.5ms");
  }

  @Test
  void aLimitThatOnlyWarnsDoesNotBlock() {
    assertThat(BoundsCheck.of(latency("PT1S", Optional.of("PT0.3S")), "gateway", BOUNDS))
        .extracting(Problem::severity)
        .containsExactly(Severity.WARNS);
  }

  private static Metric.Latency latency(String max, Optional<String> warnAbove) {
    return new Metric.Latency(
        "p99",
        Mode.ENFORCE,
        new ThresholdSettings(Duration.ofMinutes(1), 300, 0),
        99,
        Duration.parse(max),
        warnAbove.map(Duration::parse));
  }
}
