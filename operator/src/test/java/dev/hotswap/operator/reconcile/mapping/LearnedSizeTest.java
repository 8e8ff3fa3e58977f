package dev.hotswap.operator.reconcile.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.analysis.SpreadSums;
import dev.hotswap.operator.metrics.watch.Remembered;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a memory costs in status: each of thousands of releases has one (docs/analysis.md). */
class LearnedSizeTest {
  /** A day of 1,000 requests a second, one in a thousand of which fails, in bursts. */
  private static final SpreadSums DAY =
      new SpreadSums(345_600.5, 86_400.123, 1_728_000.456, 86_400.789, 1_728_000.321);

  private static final SpreadSums MOST = new SpreadSums(9e14, 9e14, 9e14, 9e14, 9e14);

  @Test
  void aReleaseWithErrorsAndLatencyTakesHalfAKilobyte() {
    Remembered learned =
        new Remembered(
            Instant.parse("2026-01-01T12:00:00.123456789Z"),
            Map.of(
                "errors", new Baseline("failed requests", DAY, DAY, DAY, 86_400_000.5, 86_399.5),
                "p99",
                    new Baseline(
                        "requests slower than PT1S", DAY, DAY, DAY, 86_400_000.5, 86_399.5)));

    assertThat(bytes(learned)).isLessThanOrEqualTo(750);
  }

  /** Ten metrics is what a policy may have; their names and queries are as long as they may be. */
  @Test
  void noReleaseTakesMoreThanSevenKilobytes() {
    Map<String, Baseline> all =
        IntStream.range(0, 10)
            .mapToObj(i -> "m".repeat(62) + i)
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    name -> new Baseline("q".repeat(200), MOST, MOST, MOST, 9e14, 86_400)));

    assertThat(bytes(new Remembered(Instant.parse("2026-01-01T12:00:00Z"), all)))
        .isLessThanOrEqualTo(7_500);
  }

  private static int bytes(Remembered learned) {
    return Serialization.asJson(LearnedMapping.write(learned)).getBytes(UTF_8).length;
  }
}
