package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.metrics.watch.ReleaseKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What could not be written lately, and when to try again: after 1 s, 2 s, 4 s, … up to a minute. A
 * decision that changes something is never kept waiting.
 */
final class Backoffs {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Map<ReleaseKey, Backoff> waiting = new ConcurrentHashMap<>();

  /**
   * One release's.
   *
   * @param troubles what could not be written, a sentence each
   * @param delay how long it waits
   * @param until when it tries again
   */
  private record Backoff(List<String> troubles, Duration delay, Instant until) {}

  /** True while this release should not try again. */
  boolean holds(ReleaseKey release, Instant now) {
    return until(release).filter(now::isBefore).isPresent();
  }

  /** When this release tries again; empty where nothing failed. */
  Optional<Instant> until(ReleaseKey release) {
    return Optional.ofNullable(waiting.get(release)).map(Backoff::until);
  }

  /** What could not be written at the last try. */
  List<String> troubles(ReleaseKey release) {
    return Optional.ofNullable(waiting.get(release)).map(Backoff::troubles).orElse(List.of());
  }

  /**
   * Notes the end of a try.
   *
   * @param troubles what could not be written; empty when all could
   * @return true when that is news
   */
  boolean tried(ReleaseKey release, List<String> troubles, Instant now) {
    boolean news = !troubles.equals(troubles(release));
    if (troubles.isEmpty()) {
      waiting.remove(release);
    } else {
      waiting.compute(
          release, (key, last) -> next(last == null ? FIRST : twice(last), troubles, now));
    }
    return news;
  }

  /** Forgets a release that is gone. */
  void forget(ReleaseKey release) {
    waiting.remove(release);
  }

  private static Backoff next(Duration delay, List<String> troubles, Instant now) {
    return new Backoff(List.copyOf(troubles), delay, now.plus(delay));
  }

  private static Duration twice(Backoff last) {
    Duration doubled = last.delay().multipliedBy(2);
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
