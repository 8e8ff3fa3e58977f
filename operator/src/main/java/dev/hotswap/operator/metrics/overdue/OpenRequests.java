package dev.hotswap.operator.metrics.overdue;

import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many requests are surely open for longer than a limit, from two numbers alone: S, how many
 * were started, and the gauge of those that are open. Of the requests that are open now at most
 * {@code S(now) − S(then)} began after {@code then}; with {@code then} at least the limit ago, the
 * rest is late. Requests that were open at the first look are not counted: of those that are left
 * there are at most as many as were open at any look since. Nor are those whose answer has begun:
 * downloads and streams are late when they end.
 *
 * @param limit how long a request may take
 * @param started since the first look
 * @param looks the newest look that lies back by the limit, and all since, the oldest first
 * @param before an upper bound of the requests that were open at the first look and still are
 * @param late how many are surely late now
 */
record OpenRequests(Duration limit, long started, List<Mark> looks, long before, long late) {
  /** What was started by a look. */
  record Mark(ReadWindow look, long started) {}

  OpenRequests {
    looks = List.copyOf(looks);
  }

  /** Begins with what is open at this look. */
  static OpenRequests from(ReadWindow look, Series exposed, Duration limit) {
    return new OpenRequests(limit, 0, List.of(new Mark(look, 0)), exposed.inFlight().orElse(0), 0);
  }

  /** With a look of which only the moment and what was started by then is kept. */
  OpenRequests noting(ReadWindow look, Series growth) {
    List<Mark> since = new ArrayList<>(looks);
    since.add(new Mark(look, started + growth.attempts(Attempt.STARTED)));
    return new OpenRequests(limit, started, since, before, late);
  }

  /**
   * One more look.
   *
   * @param growth what was counted since the look before; its gauge is of now
   * @param unanswered at most so many are open whose answer has not begun
   */
  OpenRequests next(ReadWindow look, Series growth, long unanswered) {
    long open = growth.inFlight().orElse(0);
    long sum = started + growth.attempts(Attempt.STARTED);
    long left = Math.min(before, open);
    List<Mark> since = new ArrayList<>(looks);
    since.removeIf(mark -> mark.started() > sum); // counters began anew after it was noted
    since.add(new Mark(look, sum));
    while (since.size() > 1 && look.isAfter(since.get(1).look(), limit)) {
      since.removeFirst();
    }
    Mark then = since.getFirst();
    boolean counted = growth.counts(Attempt.STARTED) && look.isAfter(then.look(), limit);
    long waiting = Math.min(open - left, unanswered);
    long old = waiting - (sum - then.started());
    return new OpenRequests(limit, sum, since, left, counted ? Math.max(0, old) : 0);
  }
}
