package dev.hotswap.operator.metrics.overdue;

import dev.hotswap.operator.metrics.series.Outcome;
import dev.hotswap.operator.metrics.series.Series;
import java.time.Duration;

/**
 * Whether a backend answers anybody at all. One caller that leaves early says nothing about it;
 * {@link #MANY} in a row, none of whom was answered, do not leave by chance.
 *
 * @param since the last look at which somebody had been answered
 * @param left callers that left too soon since then
 * @param dead true once they no longer leave by chance
 * @param unanswered callers that were set aside before, or left now, and count against the backend
 * @param aside callers that left now and say nothing
 */
record Silence(ReadWindow since, long left, boolean dead, long unanswered, long aside) {
  /** So many callers do not leave one after the other by chance. */
  static final long MANY = 20;

  static Silence from(ReadWindow look) {
    return new Silence(look, 0, false, 0, 0);
  }

  /**
   * One more look.
   *
   * @param sooner callers that left before the limit since the look before
   * @param limit how long the silence must last
   */
  Silence next(ReadWindow look, Series growth, long sooner, Duration limit) {
    if (growth.requests(Outcome.OK) + growth.requests(Outcome.FAILED) > 0) {
      return new Silence(look, 0, false, 0, sooner);
    }
    long all = left + sooner;
    boolean now = dead || (look.isAfter(since, limit) && all >= MANY);
    return now
        ? new Silence(since, all, true, dead ? sooner : all, 0)
        : new Silence(since, all, false, 0, sooner);
  }
}
