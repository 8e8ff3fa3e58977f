package dev.hotswap.e2e.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request and what became of it.
 *
 * @param at when it was sent
 * @param latency until its last byte was read, or it failed
 * @param status 0 where there was no whole answer
 * @param version of the service that answered, from its header; empty string where none did
 * @param failure why there was no whole answer
 */
public record Sent(
    Instant at, Duration latency, int status, String version, Optional<Failure> failure) {
  /** When its answer, or its failure, was known. */
  public Instant known() {
    return at.plus(latency);
  }

  /**
   * Since when its sender could know that it is bad: a 5xx when it came, a slow one when it passed
   * the limit. Empty for a good answer, and where none came in time to be slow.
   */
  public Optional<Instant> badSince(Duration slow) {
    if (latency.compareTo(slow) > 0) {
      return Optional.of(at.plus(slow));
    }
    return status >= 500 ? Optional.of(known()) : Optional.empty();
  }

  /** A word for the cause of a failure; empty where it succeeded. */
  public Optional<String> cause() {
    if (failure.isPresent()) {
      return Optional.of(failure.get().name().toLowerCase(java.util.Locale.ROOT));
    }
    return status >= 200 && status < 400 ? Optional.empty() : Optional.of("status " + status);
  }
}
