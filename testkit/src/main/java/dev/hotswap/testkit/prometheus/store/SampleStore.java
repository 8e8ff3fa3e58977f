package dev.hotswap.testkit.prometheus.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Every sample ever scraped, with the marks that end a series which a scrape did not find any more.
 */
public final class SampleStore {

  /** A series without a newer sample or mark is seen for this long. */
  private static final Duration LOOKBACK = Duration.ofMinutes(5);

  private final Map<LabelSet, NavigableMap<Instant, Optional<Double>>> series = new HashMap<>();

  /** The newest sample of a series at some moment. */
  public record Sample(LabelSet labels, Instant at, double value) {}

  /** A scrape found this value. */
  public synchronized void add(LabelSet labels, Instant at, double value) {
    samples(labels).put(at, Optional.of(value));
  }

  /** A scrape did not find the series any more. */
  public synchronized void end(LabelSet labels, Instant at) {
    samples(labels).put(at, Optional.empty());
  }

  /** The newest samples at that moment of all series that are wanted and were not ended. */
  public synchronized List<Sample> at(Instant time, Predicate<LabelSet> wanted) {
    return series.keySet().stream()
        .filter(wanted)
        .flatMap(labels -> newest(labels, time).stream())
        .toList();
  }

  private Optional<Sample> newest(LabelSet labels, Instant time) {
    return Optional.ofNullable(samples(labels).floorEntry(time))
        .filter(entry -> entry.getKey().isAfter(time.minus(LOOKBACK)))
        .flatMap(entry -> entry.getValue().map(value -> new Sample(labels, entry.getKey(), value)));
  }

  private NavigableMap<Instant, Optional<Double>> samples(LabelSet labels) {
    return series.computeIfAbsent(labels, _ -> new TreeMap<>());
  }
}
