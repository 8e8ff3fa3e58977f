package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.metrics.watch.ReleaseKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What could not be written lately, and when to try again: after 1 s, 2 s, 4 s, … up to a minute.
 * The route is counted by itself, so that nothing else holds it up, and never waits longer than 1 s
 * while it goes back. A decision that changes something is never kept waiting.
 */
final class Backoffs {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Map<ReleaseKey, Map<Part, Backoff>> waiting = new ConcurrentHashMap<>();

  /** What is tried by itself. */
  enum Part {
    ROUTE,
    OTHERS
  }

  /**
   * One part of one release.
   *
   * @param troubles what could not be written, a sentence each
   * @param delay how long it waits
   * @param since when it was tried
   */
  private record Backoff(List<String> troubles, Duration delay, Instant since) {
    Instant until() {
      return since.plus(delay);
    }

    /** A clock that went back holds nothing. */
    boolean holds(Instant now) {
      return !now.isBefore(since) && now.isBefore(until());
    }
  }

  /** Parts of this release that may be tried now. */
  Set<Part> free(ReleaseKey release, Instant now) {
    Map<Part, Backoff> parts = waiting.getOrDefault(release, Map.of());
    return Arrays.stream(Part.values())
        .filter(
            part ->
                Optional.ofNullable(parts.get(part))
                    .filter(backoff -> backoff.holds(now))
                    .isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** When this release tries again; empty where nothing failed. */
  Optional<Instant> until(ReleaseKey release) {
    return waiting.getOrDefault(release, Map.of()).values().stream()
        .map(Backoff::until)
        .min(Comparator.naturalOrder());
  }

  /** What could not be written at the last try. */
  List<String> troubles(ReleaseKey release) {
    Map<Part, Backoff> parts = waiting.getOrDefault(release, Map.of());
    return Arrays.stream(Part.values())
        .flatMap(part -> Optional.ofNullable(parts.get(part)).stream())
        .flatMap(part -> part.troubles().stream())
        .toList();
  }

  /**
   * Notes the end of a try.
   *
   * @param troubles what could not be written, by each part that was tried
   * @param hurried the route goes back
   * @return true when that is news
   */
  boolean tried(
      ReleaseKey release, Map<Part, List<String>> troubles, boolean hurried, Instant now) {
    List<String> before = troubles(release);
    waiting.compute(
        release,
        (key, last) -> {
          Map<Part, Backoff> next = new EnumMap<>(Part.class);
          next.putAll(last == null ? Map.of() : last);
          troubles.forEach((part, sentences) -> tried(next, part, sentences, hurried, now));
          return next.isEmpty() ? null : next;
        });
    return !before.equals(troubles(release));
  }

  private static void tried(
      Map<Part, Backoff> parts, Part part, List<String> troubles, boolean hurried, Instant now) {
    if (troubles.isEmpty()) {
      parts.remove(part);
      return;
    }
    Duration delay =
        hurried && part == Part.ROUTE
            ? FIRST
            : Optional.ofNullable(parts.get(part)).map(Backoffs::twice).orElse(FIRST);
    parts.put(part, new Backoff(List.copyOf(troubles), delay, now));
  }

  /** Forgets a release that is gone. */
  void forget(ReleaseKey release) {
    waiting.remove(release);
  }

  private static Duration twice(Backoff last) {
    Duration doubled = last.delay().multipliedBy(2);
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
