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
 * @param baseline what is known about bursts
 * @param before seconds of stable that {@link Foreknowledge#ESTIMATED} rests on
 * @param interval seconds between two samples
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
    Foreknowledge baseline,
    double before,
    double interval,
    double minutes) {
  /** True when the candidate is no worse than stable: every alarm is a false one. */
  boolean healthy() {
    return candidate <= base;
  }

  /** Samples in the step. */
  int looks() {
    return Math.max(1, (int) Math.round(minutes * 60 / interval));
  }
}
