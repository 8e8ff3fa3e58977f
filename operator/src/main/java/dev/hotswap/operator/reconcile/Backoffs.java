package dev.hotswap.operator.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What could not be written of one release lately, and when to try again: after 1 s, 2 s, 4 s, … up
 * to a minute. The route is counted by itself, so that nothing else holds it up, and never waits
 * longer than 1 s while it goes back. A decision that changes something is never kept waiting.
 */
final class Backoffs {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private volatile Map<Part, Backoff> waiting = Map.of();

  /** What is tried by itself. */
  enum Part {
    ROUTE,
    OTHERS
  }

  /**
   * One part.
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

  /** Parts that may be tried now. */
  Set<Part> free(Instant now) {
    Map<Part, Backoff> parts = waiting;
    return Arrays.stream(Part.values())
        .filter(
            part ->
                Optional.ofNullable(parts.get(part))
                    .filter(backoff -> backoff.holds(now))
                    .isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** When it is tried again; empty where nothing failed. */
  Optional<Instant> until() {
    return waiting.values().stream().map(Backoff::until).min(Comparator.naturalOrder());
  }

  /** What could not be written at the last try. */
  List<String> troubles() {
    Map<Part, Backoff> parts = waiting;
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
  boolean tried(Map<Part, List<String>> troubles, boolean hurried, Instant now) {
    List<String> before = troubles();
    Map<Part, Backoff> next = new EnumMap<>(Part.class);
    next.putAll(waiting);
    troubles.forEach((part, sentences) -> tried(next, part, sentences, hurried, now));
    waiting = Map.copyOf(next);
    return !before.equals(troubles());
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

  private static Duration twice(Backoff last) {
    Duration doubled = last.delay().multipliedBy(2);
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
