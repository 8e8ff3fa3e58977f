package dev.hotswap.operator.metrics.series;

import dev.hotswap.operator.metrics.http.GarbledException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Collects a page number by number, and refuses numbers that cannot be. */
public final class PageBuilder {
  private static final double LARGEST = (1L << 53) - 1;

  private final Map<Destination, Draft> drafts = new HashMap<>();
  private final Map<Destination, Integer> members = new HashMap<>();

  /**
   * One number.
   *
   * @param identity all labels of its series, {@code le} excepted
   */
  public void add(Meaning meaning, String identity, double value) throws GarbledException {
    long count = counted(value);
    switch (meaning) {
      case Meaning.Members shown ->
          // Clusters of subsets have the same destination, and some of the whole one's members.
          members.merge(shown.destination(), (int) Math.min(count, Integer.MAX_VALUE), Math::max);
      case Meaning.Requests requests -> {
        var series = new Series.Requests(requests.outcome(), count);
        once(draft(meaning).requests.putIfAbsent(identity, series) == null);
      }
      case Meaning.Bucket bucket -> {
        DraftHistogram histogram =
            draft(meaning)
                .durations
                .computeIfAbsent(
                    identity, id -> new DraftHistogram(bucket.outcome(), new TreeMap<>()));
        once(histogram.within.putIfAbsent(bucket.millis(), count) == null);
      }
      case Meaning.Attempts attempts -> {
        var series = new Series.Attempts(attempts.attempt(), count);
        once(draft(meaning).attempts.putIfAbsent(identity, series) == null);
      }
      case Meaning.InFlight inFlight -> draft(meaning).addInFlight(count);
    }
  }

  private Draft draft(Meaning meaning) {
    return drafts.computeIfAbsent(meaning.destination(), to -> new Draft());
  }

  /** The finished page. */
  public Page build() throws GarbledException {
    Map<Destination, Series> series = new HashMap<>();
    for (var draft : drafts.entrySet()) {
      series.put(draft.getKey(), draft.getValue().finish());
    }
    return new Page(series, members);
  }

  private static long counted(double value) throws GarbledException {
    if (!(value >= 0 && value <= LARGEST && value == Math.rint(value))) {
      throw new GarbledException("a count of " + value + " is impossible");
    }
    return (long) value;
  }

  private static void once(boolean first) throws GarbledException {
    if (!first) {
      throw new GarbledException("one series appears twice");
    }
  }

  private record DraftHistogram(Outcome outcome, TreeMap<Double, Long> within) {}

  private static final class Draft {
    private final Map<String, Series.Requests> requests = new HashMap<>();
    private final Map<String, DraftHistogram> durations = new HashMap<>();
    private final Map<String, Series.Attempts> attempts = new HashMap<>();
    private OptionalLong inFlight = OptionalLong.empty();

    void addInFlight(long count) {
      inFlight = OptionalLong.of(inFlight.orElse(0) + count);
    }

    Series finish() throws GarbledException {
      Map<String, Series.Durations> finished = new HashMap<>();
      for (var draft : durations.entrySet()) {
        Histogram histogram = new Histogram(draft.getValue().within);
        if (!histogram.sound()) {
          throw new GarbledException("a histogram's buckets contradict");
        }
        finished.put(draft.getKey(), new Series.Durations(draft.getValue().outcome, histogram));
      }
      return new Series(requests, finished, attempts, inFlight);
    }
  }
}
