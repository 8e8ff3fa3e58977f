package dev.hotswap.operator.metrics.overdue;

import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Histogram;
import dev.hotswap.operator.metrics.series.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long callers that left without an answer had waited, where only their number is counted. By
 * Little's law (1961) that is the mean number of requests which wait for nothing, divided by the
 * rate at which their callers leave.
 *
 * <p>Waiting for nothing are requests that were started and neither answered nor given up, less
 * those that will be answered: as many as the rate of answers times the time an answer takes, with
 * each answer as slow as its bucket allows, and four standard deviations more over all that is
 * looked back on. So a version that answers in its time has none, however many callers leave early.
 * Failed connections and downloads that are given up make the number smaller, never larger.
 *
 * @param balance started, less answered, less given up, since the first look
 * @param least the least balance so far: then nothing waited
 * @param answers durations of the answers since the first look
 * @param steps looks of the last {@link #WINDOW}, or three limits
 */
record Leavers(long balance, long least, Histogram answers, List<Step> steps) {
  /** How long is looked back. */
  static final Duration WINDOW = Duration.ofSeconds(10);

  /** Fewer callers say nothing about a mean. */
  private static final long ENOUGH = 3;

  /** How far chance may put the mean of what is open off. */
  private static final double DEVIATIONS = 4;

  /**
   * One look.
   *
   * @param seconds since the look before
   * @param waiting requests that are open, less those that will be answered: below 0 by chance
   * @param doubt the variance of the latter, summed up over the time since the look before
   * @param left callers that left since the look before
   */
  record Step(ReadWindow look, double seconds, double waiting, double doubt, long left) {}

  Leavers {
    steps = List.copyOf(steps);
  }

  static Leavers from(ReadWindow look) {
    return new Leavers(0, 0, Histogram.EMPTY, List.of(new Step(look, 0, 0, 0, 0)));
  }

  Leavers next(ReadWindow look, Series growth, Duration limit) {
    long left = left(growth);
    long sum =
        balance
            + growth.attempts(Attempt.STARTED)
            - growth.attempts(Attempt.RETRIED)
            - growth.total()
            - left;
    Histogram all = answers.plus(growth.timed());
    double seconds = seconds(steps.getLast().look(), look);
    long floor = Math.min(least, sum);
    long open = growth.inFlight().orElse(Long.MAX_VALUE);
    double answered = answered(growth.total(), seconds, all);
    boolean known = Double.isFinite(answered);
    double waiting = known ? Math.min(open, sum - floor) - answered : 0;
    double lasting = Math.max(seconds, 2 * all.meanAtMost() / 1_000);
    double doubt = known ? answered * seconds * lasting : 0;
    List<Step> recent = new ArrayList<>(steps);
    recent.add(new Step(look, seconds, waiting, doubt, left));
    Duration window = limit.multipliedBy(3).compareTo(WINDOW) > 0 ? limit.multipliedBy(3) : WINDOW;
    while (look.isAfter(recent.getFirst().look(), window)) {
      recent.removeFirst();
    }
    return new Leavers(sum, floor, all, recent);
  }

  /**
   * At most so many requests are open whose answer has not begun and that began since the first
   * look.
   */
  long unanswered() {
    return balance - least;
  }

  /** Callers that left since the look before. */
  long newest() {
    return steps.getLast().left();
  }

  /** How long they had waited on average, in seconds; 0 where too few left to tell. */
  double waited() {
    long left = 0;
    double waited = 0;
    double doubt = 0;
    for (int i = 1; i < steps.size(); i++) {
      Step step = steps.get(i);
      left += step.left();
      waited += step.seconds() * (step.waiting() + steps.get(i - 1).waiting()) / 2;
      doubt += step.doubt();
    }
    double surely = waited - DEVIATIONS * Math.sqrt(doubt);
    double more =
        (Math.max(0, steps.getLast().waiting()) - Math.max(0, steps.getFirst().waiting())) / 2;
    return left < ENOUGH || left + more <= 0 || surely <= 0 ? 0 : surely / (left + more);
  }

  /** Attempts that the gateway broke off for no reason of its own. */
  private static long left(Series growth) {
    return Math.max(
        0,
        growth.attempts(Attempt.DROPPED)
            - growth.attempts(Attempt.TIMED_OUT)
            - growth.attempts(Attempt.TRY_TIMED_OUT)
            - growth.attempts(Attempt.RETRIED_FAULT));
  }

  /** So many requests are open that will be answered, at most; infinite where nothing tells. */
  private static double answered(long answers, double seconds, Histogram durations) {
    if (answers == 0) {
      return 0;
    }
    if (durations.count() == 0 || seconds <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    return answers / seconds * durations.meanAtMost() / 1_000;
  }

  private static double seconds(ReadWindow before, ReadWindow now) {
    return Duration.between(before.from(), now.from()).toNanos() / 1e9;
  }
}
