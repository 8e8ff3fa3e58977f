package dev.hotswap.operator.metrics;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Problem.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses latency limits that a histogram cannot count exactly, and names those it can. */
public final class BoundsCheck {
  private BoundsCheck() {}

  /** What is wrong with the limits of this metric; a limit that only warns does not block. */
  public static List<Problem> of(Metric.Latency latency, String source, BucketBounds bounds) {
    return Stream.concat(
            check(latency, "max", Severity.BLOCKS, latency.max(), source, bounds).stream(),
            latency.warnAbove().stream()
                .flatMap(
                    warn ->
                        check(latency, "warnAbove", Severity.WARNS, warn, source, bounds).stream()))
        .toList();
  }

  private static Optional<Problem> check(
      Metric.Latency latency,
      String field,
      Severity severity,
      Duration limit,
      String source,
      BucketBounds bounds) {
    if (bounds.has(limit)) {
      return Optional.empty();
    }
    String neighbours =
        Stream.of(bounds.below(limit), bounds.above(limit))
            .flatMap(Optional::stream)
            .map(BoundsCheck::text)
            .collect(Collectors.joining(" or "));
    return Optional.of(
        new Problem(
            severity,
            "LatencyLimitNotABound",
            "metric '%s': %s %s is no bucket bound of source '%s', so slow requests cannot be counted; use %s"
                .formatted(latency.name(), field, text(limit), source, neighbours)));
  }

  /** As people write it in a policy: 500ms, 1s, 5m, 1h. */
  private static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0 || duration.toNanosPart() % 1_000_000 != 0) {
      return duration.toNanos() / 1e6 + "ms";
    }
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    return seconds % 3600 == 0
        ? seconds / 3600 + "h"
        : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
