package dev.hotswap.core.analysis;

/**
 * Evidence summed over every possible moment of change: a mixture Shiryaev–Roberts e-detector
 * (Shin, Ramdas and Rinaldo, "E-detectors", 2022). Finds a version that turns bad late, which
 * evidence diluted by a good past would not.
 */
final class Restarting {
  /** Above any threshold in use. */
  private static final double ALL_PROOF = 30;

  private final double[] sums;
  private final double ceiling;

  private Restarting(double[] sums, double ceiling) {
    this.sums = sums;
    this.ceiling = ceiling;
  }

  /** Nothing seen yet, for a grid of so many alternatives. */
  static Restarting over(int alternatives) {
    return over(alternatives, ALL_PROOF);
  }

  /**
   * The same, with log evidence beyond {@code most} forgotten: the less is remembered, the sooner
   * the end of what was proven shows. A ceiling also keeps every number finite.
   */
  static Restarting over(int alternatives, double most) {
    return new Restarting(new double[alternatives], Math.exp(most));
  }

  /** After one more look. */
  Restarting absorb(double[] logRatios, double phi) {
    double[] next = new double[sums.length];
    for (int j = 0; j < next.length; j++) {
      next[j] = Math.min(ceiling, (1 + sums[j]) * Math.exp(logRatios[j] / phi));
    }
    return new Restarting(next, ceiling);
  }

  /** The log evidence; minus infinity before the first look. */
  double evidence() {
    double sum = 0;
    for (double value : sums) {
      sum += value;
    }
    return Math.log(sum / Math.max(1, sums.length));
  }
}
