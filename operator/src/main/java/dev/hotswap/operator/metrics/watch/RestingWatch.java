package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.Baselines;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.CounterTotals;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns of one stable version between attempts, from a glance at its totals now and then. Told
 * from one thread at a time, asked from anywhere.
 */
final class RestingWatch {
  private volatile Rest rest;
  private volatile Baselines baselines;
  private volatile Instant until;
  private Map<String, Map<String, Tally>> last = Map.of();

  RestingWatch(Rest rest) {
    this.rest = rest;
    this.baselines = Baselines.remembered(rest.plan(), rest.remembered().baselines());
    this.until = rest.remembered().until();
  }

  /** Takes on what is said again; false if it is about something else. */
  boolean follow(Rest next) {
    boolean same = rest.watched().equals(next.watched()) && rest.plan().equals(next.plan());
    if (same) {
      rest = next;
    }
    return same;
  }

  Rest rest() {
    return rest;
  }

  /** The clock was set back to {@code now}: what is known is kept, and is no newer than that. */
  void onThisClock(Instant now) {
    if (until.isAfter(now)) {
      baselines = Baselines.remembered(rest.plan(), baselines.kept());
      until = now;
    }
  }

  /**
   * One more glance; reporters that were not there before, or began anew, count from now on. One
   * that shows nothing changes nothing: the next one covers the gap.
   *
   * @param at the moment that it shows
   */
  void glance(Instant at, CounterTotals glance) {
    Map<String, Map<String, Tally>> now = glance.totals();
    if (now.isEmpty()) {
      return;
    }
    Map<String, Tally> grown = new HashMap<>();
    boolean compared = false;
    for (var reporter : now.entrySet()) {
      Map<String, Tally> before = last.get(reporter.getKey());
      if (before != null) {
        compared = true;
        reporter
            .getValue()
            .forEach((key, total) -> grown.merge(key, since(before.get(key), total), Tally::plus));
      }
    }
    last = now;
    if (compared && at.isAfter(until)) {
      Map<String, Observation> seen = new HashMap<>();
      grown.forEach((key, stable) -> seen.put(key, new Observation.Counted(Tally.NONE, stable)));
      baselines = baselines.absorb(new Sample(at, seen));
      until = at;
    }
  }

  private static Tally since(@Nullable Tally before, Tally now) {
    if (before == null) {
      return now;
    }
    long total = now.total() - before.total();
    long bad = now.bad() - before.bad();
    return bad < 0 || total < bad ? Tally.NONE : new Tally(total, bad);
  }

  /** What is known of stable now. */
  Remembered learned() {
    return new Remembered(until, baselines.kept());
  }
}
