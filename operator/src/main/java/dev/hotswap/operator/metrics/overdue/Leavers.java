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
 * those that were answered: the number of answers times the time an answer takes, with each as slow
 * as its bucket allows, on average over all or over what is looked back on, whichever is more, and
 * four standard deviations. So a version that answers in its time has none, however many callers
 * leave early, and whether or not its answers have just become slower. Gateways show durations some
 * seconds late: looks whose answers are not timed yet are not judged. Failed connections and
 * downloads that are given up make the number smaller, never larger.
 *
 * @param balance started, less answered, less given up, since the first look
 * @param least the least balance so far: then nothing waited
 * @param answers durations of the answers since the first look
 * @param steps looks of the last {@link #WINDOW}, or three limits
 */
record Leavers(long balance, long least, Histogram answers, List<Step> steps) {
  /** How long is looked back: ten seconds, and the five by which Envoy's histograms are late. */
  static final Duration WINDOW = Duration.ofSeconds(16);

  /** Fewer callers say nothing about a mean. */
  private static final long ENOUGH = 3;

  /** How far chance may put the mean of what is open off. */
  private static final double DEVIATIONS = 4;

  /**
   * One look.
   *
   * @param seconds since the look before
   * @param open requests that are open and whose answer has not begun, at most
   * @param answered since the look before
   * @param timed durations that were shown since the look before, of earlier answers too
   * @param left callers that left since the look before
   */
  record Step(
      ReadWindow look, double seconds, long open, long answered, Histogram timed, long left) {
    /** Open beyond those that will be answered, where an answer takes so many seconds. */
    double waiting(double takes) {
      return open - (answered == 0 ? 0 : answered / seconds * takes);
    }
  }

  Leavers {
    steps = List.copyOf(steps);
  }

  static Leavers from(ReadWindow look) {
    return new Leavers(0, 0, Histogram.EMPTY, List.of(new Step(look, 0, 0, 0, Histogram.EMPTY, 0)));
  }

  Leavers next(ReadWindow look, Series growth, Duration limit) {
    long left = left(growth);
    long sum =
        balance
            + growth.attempts(Attempt.STARTED)
            - growth.attempts(Attempt.RETRIED)
            - growth.total()
            - left;
    long floor = Math.min(least, sum);
    long open = Math.min(growth.inFlight().orElse(Long.MAX_VALUE), sum - floor);
    double seconds = seconds(steps.getLast().look(), look);
    List<Step> recent = new ArrayList<>(steps);
    recent.add(new Step(look, seconds, open, growth.total(), growth.timed(), left));
    Duration window = limit.multipliedBy(3).plus(WINDOW.minusSeconds(10));
    window = window.compareTo(WINDOW) > 0 ? window : WINDOW;
    while (look.isAfter(recent.getFirst().look(), window)) {
      recent.removeFirst();
    }
    return new Leavers(sum, floor, answers.plus(growth.timed()), recent);
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
    List<Step> judged = judged();
    long left = judged.stream().skip(1).mapToLong(Step::left).sum();
    if (left < ENOUGH) {
      return 0;
    }
    double takes = takes();
    double waited = 0;
    double doubt = 0;
    for (int i = 1; i < judged.size(); i++) {
      Step step = judged.get(i);
      double answered = step.answered() * takes;
      waited += step.seconds() * (step.open() + judged.get(i - 1).open()) / 2 - answered;
      doubt += answered * Math.max(step.seconds(), 2 * takes);
    }
    double surely = waited - DEVIATIONS * Math.sqrt(doubt);
    double more =
        (Math.max(0, judged.getLast().waiting(takes))
                - Math.max(0, judged.getFirst().waiting(takes)))
            / 2;
    return surely <= 0 || left + more <= 0 ? 0 : surely / (left + more);
  }

  /** The looks whose answers are all timed: those before the newest at which durations came. */
  private List<Step> judged() {
    for (int i = steps.size() - 1, answered = 0; i > 0; i--) {
      answered += (int) Math.min(1, steps.get(i).answered());
      if (steps.get(i).timed().count() > 0) {
        return answered == 0 ? steps : steps.subList(0, i);
      }
      if (i == 1 && answered == 0) {
        return steps;
      }
    }
    return List.of(steps.getFirst());
  }

  /** Seconds that an answer takes, at most, on average. */
  private double takes() {
    Histogram recent =
        steps.stream().skip(1).map(Step::timed).reduce(Histogram.EMPTY, Histogram::plus);
    return Math.max(answers.meanAtMost(), recent.meanAtMost()) / 1_000;
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

  private static double seconds(ReadWindow before, ReadWindow now) {
    return Duration.between(before.from(), now.from()).toNanos() / 1e9;
  }
}
