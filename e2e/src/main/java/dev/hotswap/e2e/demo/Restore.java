package dev.hotswap.e2e.demo;

import dev.hotswap.e2e.load.LoadRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** How long users met a bad version. */
public final class Restore {
  /** A slower answer is a bad one. */
  public static final Duration SLOW = Duration.ofSeconds(1);

  private Restore() {}

  /**
   * Milliseconds from the first bad answer to the last request sent that the bad version answered;
   * empty when no answer was bad.
   *
   * @param bad the requests that the bad version answered
   */
  public static OptionalLong millis(LoadRecord bad) {
    Optional<Instant> first = bad.firstBad(SLOW);
    return first.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.max(0, Duration.between(first.get(), bad.lastSent().orElseThrow()).toMillis()));
  }
}
