package dev.hotswap.operator.metrics.series;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Everything one reporter exposes for one destination, or what that grew by.
 *
 * @param requests counters by the identity of their series
 * @param durations histograms by the identity of their series
 * @param attempts counters of attempts by the identity of their series
 * @param inFlight requests under way, where there is such a gauge
 */
public record Series(
    Map<String, Requests> requests,
    Map<String, Durations> durations,
    Map<String, Attempts> attempts,
    OptionalLong inFlight) {
  /** Nothing exposed: nothing was sent there yet. */
  public static final Series NONE = new Series(Map.of(), Map.of(), Map.of(), OptionalLong.empty());

  public Series {
    requests = Map.copyOf(requests);
    durations = Map.copyOf(durations);
    attempts = Map.copyOf(attempts);
  }

  /** One counter. */
  public record Requests(Outcome outcome, long count) {}

  /** One histogram. */
  public record Durations(Outcome outcome, Histogram histogram) {}

  /** One counter of attempts. */
  public record Attempts(Attempt attempt, long count) {}

  /** Requests that ended like this. */
  public long requests(Outcome outcome) {
    return requests.values().stream()
        .filter(series -> series.outcome() == outcome)
        .mapToLong(Requests::count)
        .sum();
  }

  /** The durations of all requests, however they ended. */
  public Histogram timed() {
    return durations.values().stream()
        .map(Durations::histogram)
        .reduce(Histogram.EMPTY, Histogram::plus);
  }

  /** Attempts of this kind; 0 where they are not counted. */
  public long attempts(Attempt attempt) {
    return attempts.values().stream()
        .filter(series -> series.attempt() == attempt)
        .mapToLong(Attempts::count)
        .sum();
  }

  /** Whether attempts of this kind are counted. */
  public boolean counts(Attempt attempt) {
    return attempts.values().stream().anyMatch(series -> series.attempt() == attempt);
  }

  /**
   * Requests that were sent, each once however often it was tried; where that is not counted, those
   * that ended.
   */
  public long sent() {
    return counts(Attempt.STARTED)
        ? Math.max(0, attempts(Attempt.STARTED) - attempts(Attempt.RETRIED))
        : total();
  }

  /** Requests that ended. */
  public long total() {
    return requests.values().stream().mapToLong(Requests::count).sum();
  }

  /**
   * What was added since {@code before}. A series that was not there counts from zero; one that
   * shrank began anew meanwhile, and all it shows now was added.
   */
  public Series since(Series before) {
    Map<String, Requests> counted = new HashMap<>();
    requests.forEach(
        (id, now) -> {
          Requests then = before.requests.getOrDefault(id, new Requests(now.outcome, 0));
          counted.put(id, new Requests(now.outcome, growth(now.count, then.count)));
        });
    Map<String, Durations> timed = new HashMap<>();
    durations.forEach(
        (id, now) -> {
          Durations then = before.durations.get(id);
          Histogram growth = then == null ? now.histogram : now.histogram.since(then.histogram);
          timed.put(id, new Durations(now.outcome, growth));
        });
    Map<String, Attempts> tried = new HashMap<>();
    attempts.forEach(
        (id, now) -> {
          Attempts then = before.attempts.getOrDefault(id, new Attempts(now.attempt, 0));
          tried.put(id, new Attempts(now.attempt, growth(now.count, then.count)));
        });
    return new Series(counted, timed, tried, inFlight);
  }

  private static long growth(long now, long then) {
    return now < then ? now : now - then;
  }

  /** This, and the last of every series that is no longer exposed: it may come back. */
  public Series remembering(Series before) {
    Map<String, Requests> counted = new HashMap<>(before.requests);
    counted.putAll(requests);
    Map<String, Durations> timed = new HashMap<>(before.durations);
    timed.putAll(durations);
    Map<String, Attempts> tried = new HashMap<>(before.attempts);
    tried.putAll(attempts);
    return new Series(counted, timed, tried, inFlight);
  }

  /** Both destinations as one. Series of different destinations differ in their identity. */
  public Series plus(Series other) {
    Series both = remembering(other);
    return new Series(both.requests, both.durations, both.attempts, sum(inFlight, other.inFlight));
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isEmpty() ? other : OptionalLong.of(one.getAsLong() + other.orElse(0));
  }
}
