package dev.hotswap.core.simulation;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * Exact bounds of a rate of which so many of so many were seen (Clopper and Pearson, "The Use of
 * Confidence or Fiducial Limits", 1934).
 */
final class ClopperPearson {
  private ClopperPearson() {}

  /**
   * The largest rate that leaves so few plausible.
   *
   * @param confidence how sure it is that the true rate is no larger, 0 to 1
   */
  static double atMost(int seen, int all, double confidence) {
    return seen == all
        ? 1
        : new BetaDistribution(seen + 1.0, all - seen).inverseCumulativeProbability(confidence);
  }

  /**
   * The smallest rate that leaves so many plausible.
   *
   * @param confidence how sure it is that the true rate is no smaller, 0 to 1
   */
  static double atLeast(int seen, int all, double confidence) {
    return seen == 0
        ? 0
        : new BetaDistribution(seen, all - seen + 1.0).inverseCumulativeProbability(1 - confidence);
  }
}
