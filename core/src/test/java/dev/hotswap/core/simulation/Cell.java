package dev.hotswap.core.simulation;

/**
 * One situation to play: traffic, a stable and a candidate, and how they are looked at.
 *
 * @param rps requests per second of both versions together, more than 0
 * @param weight the candidate's part of them, 0 to 1
 * @param base stable's share of bad requests, 0 to 1
 * @param candidate the candidate's share of bad requests, 0 to 1
 * @param slow true when bad means slow (P99: limit 1 %), false when it means failed (limit 5 %)
 * @param burst mean length of a run of bad requests; 1 means independent ones
 * @param turnsAt minute at which the candidate turns from stable's share to its own
 * @param incident seconds, from minute 5 on, during which 30 % of both versions' requests are bad
 * @param drift what the bad share of both versions has grown to at the end of the step, as a
 *     multiple of what it was at the beginning; 1 means that it stays
 * @param swing by how much of its mean the load rises and falls in each hour, 0 to 1
 * @param baseline what is known about bursts
 * @param before seconds of stable that {@link Foreknowledge#ESTIMATED} rests on
 * @param memory seconds before that in which stable was read once a minute
 * @param interval seconds between two samples
 * @param peeks looks in each interval, of which only the last is a sample; 1 or more
 * @param peekSeconds for how long after the weight changed: later each interval has one look
 * @param minutes length of the step
 */
record Cell(
    double rps,
    double weight,
    double base,
    double candidate,
    boolean slow,
    double burst,
    double turnsAt,
    double incident,
    double drift,
    double swing,
    Foreknowledge baseline,
    double before,
    double memory,
    double interval,
    int peeks,
    double peekSeconds,
    double minutes) {
  private static final double HOUR = 3_600;
  private static final double STEPS = 30;

  /** True when the candidate is no worse than stable: every alarm is a false one. */
  boolean healthy() {
    return candidate <= base;
  }

  /** The share of {@code usual} bad requests, grown by the drift until this second of the step. */
  double drifted(double usual, double at) {
    double grown = 1 + (drift - 1) * stepwise(Math.clamp(at / (minutes * 60), 0, 1));
    return Math.min(1, usual * grown);
  }

  /** The load at this second of the step, or before it, as a multiple of its mean. */
  double load(double at) {
    return 1 + stepwise(swing * Math.sin(2 * Math.PI * at / HOUR));
  }

  /** In so few steps that a table of each can be kept. */
  private static double stepwise(double value) {
    return Math.round(value * STEPS) / STEPS;
  }

  /** Looks in the interval that begins at this second of the step. */
  int peeks(double from) {
    return from < peekSeconds ? peeks : 1;
  }

  /** Samples in the step. */
  int looks() {
    return Math.max(1, (int) Math.round(minutes * 60 / interval));
  }
}
