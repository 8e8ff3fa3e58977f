package dev.hotswap.operator.metrics.overdue;

import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Histogram;
import dev.hotswap.operator.metrics.series.Outcome;
import dev.hotswap.operator.metrics.series.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Requests of one backend and what an Envoy exposes of them at any moment: attempts and classes at
 * once, durations of whole answers at the flush before.
 *
 * @param requests all of them
 * @param flush seconds between two flushes of the histograms
 */
record Population(List<Request> requests, double flush) {
  private static final double[] BOUNDS = {
    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000
  };

  static final Instant EPOCH = Instant.parse("2026-03-01T12:00:00Z");

  /**
   * One request.
   *
   * @param from when it begins, in seconds
   * @param head until its answer begins, in seconds, at most {@code lasts}
   * @param lasts until it is answered or given up, in seconds; infinite if neither happens
   * @param answered false if its caller gives it up
   */
  record Request(double from, double head, double lasts, boolean answered) {
    /** One whose answer begins when it ends. */
    Request(double from, double lasts, boolean answered) {
      this(from, lasts, lasts, answered);
    }

    boolean hasHead(double at) {
      return answered && from + head <= at;
    }

    boolean begun(double at) {
      return from <= at;
    }

    boolean ended(double at) {
      return from + lasts <= at;
    }
  }

  Population {
    requests = List.copyOf(requests);
  }

  static ReadWindow look(double at) {
    return ReadWindow.at(EPOCH.plus(Duration.ofNanos(Math.round(at * 1e9))));
  }

  /** Requests that had not been counted at {@code from} and were late for good by {@code at}. */
  long late(double from, double at, double limit) {
    return count(
        r ->
            !r.ended(Math.floor(from / flush) * flush)
                && r.begun(at)
                && Math.min(at - r.from, r.lasts) > limit);
  }

  /** What Istio's metrics say at this moment: everything when it has ended. */
  Series istio(double at, boolean clusters) {
    double flushed = Math.floor(at / flush) * flush;
    Map<String, Series.Durations> durations =
        Map.of(
            "d", new Series.Durations(Outcome.OK, histogram(flushed, true)),
            "l", new Series.Durations(Outcome.ABORTED, histogram(flushed, false)));
    long answered = count(r -> r.answered && r.ended(at));
    long left = count(r -> !r.answered && r.ended(at));
    long began = count(r -> r.begun(at));
    return new Series(
        Map.of(
            "2", new Series.Requests(Outcome.OK, answered),
            "0", new Series.Requests(Outcome.ABORTED, left)),
        durations,
        clusters ? Map.of("s", new Series.Attempts(Attempt.STARTED, began)) : Map.of(),
        clusters ? OptionalLong.of(began - answered - left) : OptionalLong.empty());
  }

  private Histogram histogram(double flushed, boolean answered) {
    TreeMap<Double, Long> within = new TreeMap<>();
    for (double bound : BOUNDS) {
      within.put(
          bound,
          count(r -> r.answered == answered && r.ended(flushed) && r.lasts * 1_000 <= bound));
    }
    within.put(Double.POSITIVE_INFINITY, count(r -> r.answered == answered && r.ended(flushed)));
    return new Histogram(within);
  }

  /** Everything that Envoy's clusters expose at this moment, counted from zero. */
  Series at(double at) {
    double flushed = Math.floor(at / flush) * flush;
    long began = count(r -> r.begun(at));
    long answered = count(r -> r.begun(at) && r.answered && r.ended(at));
    long left = count(r -> r.begun(at) && !r.answered && r.ended(at));
    return new Series(
        Map.of("2", new Series.Requests(Outcome.OK, count(r -> r.hasHead(at)))),
        Map.of("d", new Series.Durations(Outcome.OK, histogram(flushed, true))),
        Map.of(
            "s", new Series.Attempts(Attempt.STARTED, began),
            "l", new Series.Attempts(Attempt.DROPPED, left)),
        OptionalLong.of(began - answered - left));
  }

  private long count(Predicate<Request> those) {
    return requests.stream().filter(those).count();
  }

  Population and(Population more) {
    List<Request> all = new ArrayList<>(requests);
    all.addAll(more.requests);
    return new Population(all, flush);
  }
}
