package dev.hotswap.operator.metrics.series;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Everything one reporter exposes for one destination, or what that grew by.
 *
 * @param requests counters by the identity of their series
 * @param durations histograms by the identity of their series
 * @param inFlight requests under way, where there is such a gauge
 */
public record Series(
    Map<String, Requests> requests, Map<String, Durations> durations, OptionalLong inFlight) {
  /** Nothing exposed: nothing was sent there yet. */
  public static final Series NONE = new Series(Map.of(), Map.of(), OptionalLong.empty());

  public Series {
    requests = Map.copyOf(requests);
    durations = Map.copyOf(durations);
  }

  /** One counter. */
  public record Requests(Outcome outcome, long count) {}

  /** One histogram. */
  public record Durations(Outcome outcome, Histogram histogram) {}

  /** Requests that ended like this. */
  public long requests(Outcome outcome) {
    return requests.values().stream()
        .filter(series -> series.outcome() == outcome)
        .mapToLong(Requests::count)
        .sum();
  }

  /** Requests in all. */
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
          long growth = now.count < then.count ? now.count : now.count - then.count;
          counted.put(id, new Requests(now.outcome, growth));
        });
    Map<String, Durations> timed = new HashMap<>();
    durations.forEach(
        (id, now) -> {
          Durations then = before.durations.get(id);
          Histogram growth = then == null ? now.histogram : now.histogram.since(then.histogram);
          timed.put(id, new Durations(now.outcome, growth));
        });
    return new Series(counted, timed, inFlight);
  }

  /** This, and the last of every series that is no longer exposed: it may come back. */
  public Series remembering(Series before) {
    Map<String, Requests> counted = new HashMap<>(before.requests);
    counted.putAll(requests);
    Map<String, Durations> timed = new HashMap<>(before.durations);
    timed.putAll(durations);
    return new Series(counted, timed, inFlight);
  }

  /** Both destinations as one. Series of different destinations differ in their identity. */
  public Series plus(Series other) {
    Series both = remembering(other);
    return new Series(both.requests, both.durations, sum(inFlight, other.inFlight));
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isEmpty() ? other : OptionalLong.of(one.getAsLong() + other.orElse(0));
  }
}
