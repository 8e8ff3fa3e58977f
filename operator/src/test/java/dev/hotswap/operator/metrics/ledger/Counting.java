package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Histogram;
import dev.hotswap.operator.metrics.series.Outcome;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.Series;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A page in the making: running totals of good and failed requests. */
record Counting(Series stable, Series candidate) {
  static Counting counting() {
    return new Counting(Series.NONE, Series.NONE);
  }

  Counting stable(long good, long failed) {
    return new Counting(with(stable, good, failed), candidate);
  }

  Counting candidate(long good, long failed) {
    return new Counting(stable, with(candidate, good, failed));
  }

  Counting durations(Outcome outcome, long quick, long slow) {
    return histogram(
        outcome,
        new Histogram(
            new TreeMap<>(Map.of(1_000.0, quick, Double.POSITIVE_INFINITY, quick + slow))));
  }

  Counting histogram(Outcome outcome, Histogram histogram) {
    return new Counting(
        stable,
        new Series(
            candidate.requests(),
            Map.of("d", new Series.Durations(outcome, histogram)),
            candidate.attempts(),
            candidate.inFlight()));
  }

  Counting attempts(Attempt attempt, long count) {
    Map<String, Series.Attempts> counters = new HashMap<>(candidate.attempts());
    counters.put(attempt.name(), new Series.Attempts(attempt, count));
    return new Counting(
        stable,
        new Series(candidate.requests(), candidate.durations(), counters, candidate.inFlight()));
  }

  Counting inFlight(long count) {
    return new Counting(
        stable,
        new Series(
            candidate.requests(),
            candidate.durations(),
            candidate.attempts(),
            OptionalLong.of(count)));
  }

  private static Series with(Series series, long good, long failed) {
    Map<String, Series.Requests> counters = new HashMap<>();
    if (good > 0) {
      counters.put("2", new Series.Requests(Outcome.OK, good));
    }
    if (failed > 0) {
      counters.put("5", new Series.Requests(Outcome.FAILED, failed));
    }
    return new Series(counters, series.durations(), series.attempts(), series.inFlight());
  }

  Page page() {
    return new Page(
        Map.of(
            new Destination("shop", "payment-a", OptionalInt.of(80)), stable,
            new Destination("shop", "payment-b", OptionalInt.of(80)), candidate,
            new Destination("shop", "payment-b", OptionalInt.of(9090)), stable,
            new Destination("other", "payment-b", OptionalInt.of(80)), stable));
  }
}
