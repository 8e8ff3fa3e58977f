package dev.hotswap.core.analysis;

/**
 * The chance of a false alarm that one metric may spend in one step, and the log evidence an alarm
 * needs to stay within it. Half goes to each half of the evidence.
 *
 * @param alpha more than 0, less than 1
 */
record Budget(double alpha) {
  private static final double ALL_METRICS = 0.01;

  /**
   * One metric's part of 1 %.
   *
   * @param metrics how many metrics act, 0 or more; those that are only shown cost the others
   *     nothing
   */
  static Budget among(long metrics) {
    return new Budget(ALL_METRICS / Math.max(1, metrics));
  }

  /** What the cumulative half needs: valid at every look (Ville, 1939). */
  double cumulative() {
    return Math.log(2 / alpha);
  }

  /** What the restarting half needs for so many looks (Doob's maximal inequality). */
  double restarting(long looks) {
    return Math.log(2 * (double) looks / alpha);
  }
}
