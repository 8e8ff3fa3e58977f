package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.ledger.First;
import dev.hotswap.operator.metrics.ledger.Ledger;
import dev.hotswap.operator.metrics.ledger.Reported;
import dev.hotswap.operator.metrics.overdue.ReadWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What stable did in the hours before an attempt, one reading a minute: bursts are rare, and who
 * has seen none for ten minutes knows little. One range query for each counter that is measured.
 */
final class LongHistory {
  /** How far back it reads; more would cost more than it teaches. */
  static final Duration LENGTH = Duration.ofHours(6);

  private static final Duration STEP = Duration.ofMinutes(1);

  private final Watched watched;
  private final Snapshots snapshots;
  private final Map<String, RatioQuery> ratios = new HashMap<>();

  LongHistory(Watched watched, Snapshots snapshots, PrometheusApi policies) {
    this.watched = watched;
    this.snapshots = snapshots;
    for (Metric metric : watched.metrics()) {
      if (metric instanceof Metric.Ratio ratio) {
        ratios.put(ratio.name(), new RatioQuery(policies, watched, ratio));
      }
    }
  }

  /** The moments to read, up to {@code until} by the server's clock. */
  static Span before(Instant until, Duration interval) {
    Duration step = interval.compareTo(STEP) > 0 ? interval : STEP;
    return Span.ending(until, until.minus(LENGTH), step);
  }

  /**
   * What was counted, in order of time. It is experience, not evidence: where a server does not
   * answer, there is less of it.
   *
   * @param ours turns the server's time into our own
   */
  List<Sample> over(Span span, UnaryOperator<Instant> ours) {
    Map<Instant, Map<String, Observation>> seen = new HashMap<>();
    try {
      counted(snapshots.over(span), seen);
    } catch (MissedException missed) {
      seen.clear();
    }
    ratios.forEach(
        (name, ratio) ->
            ratio
                .over(span)
                .forEach(
                    (time, said) ->
                        seen.computeIfAbsent(time, t -> new HashMap<>()).put(name, said)));
    return span.times().stream()
        .filter(seen::containsKey)
        .map(time -> new Sample(ours.apply(time), seen.getOrDefault(time, Map.of())))
        .toList();
  }

  /**
   * A gateway pod counts from its second reading on. Where no pod was there at the reading before,
   * nothing is known of the time between.
   */
  private void counted(List<Snapshot> past, Map<Instant, Map<String, Observation>> seen) {
    Ledger ledger = new Ledger(watched);
    Set<String> known = new HashSet<>();
    for (Snapshot snapshot : past) {
      Set<String> silent = new HashSet<>(known);
      silent.removeAll(snapshot.pages().keySet());
      boolean compared = snapshot.pages().keySet().stream().anyMatch(known::contains);
      List<Reported> pages = new ArrayList<>();
      snapshot
          .pages()
          .forEach((who, page) -> pages.add(new Reported(who, page, new First.Baseline())));
      Poll.Fresh entry =
          ledger.enter(snapshot.time(), ReadWindow.at(snapshot.time()), pages, Set.copyOf(silent));
      known.addAll(snapshot.pages().keySet());
      if (compared) {
        seen.put(snapshot.time(), new HashMap<>(entry.samples().getLast().metrics()));
      }
    }
  }
}
