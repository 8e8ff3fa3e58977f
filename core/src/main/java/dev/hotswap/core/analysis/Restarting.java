package dev.hotswap.core.analysis;

import java.util.stream.DoubleStream;

/**
 * Evidence summed over every possible moment of change: a mixture Shiryaev–Roberts e-detector
 * (Shin, Ramdas and Rinaldo, "E-detectors", 2022). Finds a version that turns bad late, which
 * evidence diluted by a good past would not.
 */
final class Restarting {
  /** Above any threshold in use. */
  static final double ALL_PROOF = 30;

  /** Log evidence that is no reason to remember how it came about. */
  private static final double SLIGHT = 5;

  private final double[] sums;
  private final double phi;

  private Restarting(double[] sums, double phi) {
    this.sums = sums;
    this.phi = phi;
  }

  /** Nothing seen yet, for a grid of so many alternatives. */
  static Restarting over(int alternatives) {
    return new Restarting(new double[alternatives], 1);
  }

  /** After one more look; of log evidence, {@link Caution#mostProof} is remembered. */
  Restarting absorb(double[] logRatios, Caution caution) {
    return absorb(logRatios, caution.phi(), caution.mostProof());
  }

  /**
   * After one more look. What was gathered at a smaller dispersion is divided by the present one: a
   * burst that made it rise must not count for what bursts were thought to be before.
   *
   * @param most log evidence beyond which nothing is remembered: the less, the sooner the end of
   *     what was proven shows. A ceiling also keeps every number finite
   */
  Restarting absorb(double[] logRatios, double now, double most) {
    boolean grown = now > phi && !slight();
    double ceiling = Math.exp(most);
    double[] next = new double[sums.length];
    for (int j = 0; j < next.length; j++) {
      double gathered = grown ? Math.pow(sums[j], phi / now) : sums[j];
      next[j] = Math.min(ceiling, (1 + gathered) * Math.exp(logRatios[j] / now));
    }
    return new Restarting(next, grown || slight() ? now : phi);
  }

  /** The log evidence; minus infinity before the first look. */
  double evidence() {
    double sum = 0;
    for (double value : sums) {
      sum += value;
    }
    return Math.log(sum / Math.max(1, sums.length));
  }

  /**
   * The log evidence without what some bad requests added to it.
   *
   * @param added what they added to each alternative, before it was divided by {@code dispersion}
   */
  double evidence(double[] added, double dispersion) {
    double sum = 0;
    for (int j = 0; j < sums.length; j++) {
      sum += sums[j] * Math.exp(-added[j] / dispersion);
    }
    return Math.log(sum / Math.max(1, sums.length));
  }

  /** The same, of the limit of one version. */
  double evidence(AbsoluteTest test, Forgiven forgiven) {
    return forgiven.bad() == 0
        ? evidence()
        : evidence(test.logRatios(new Tally(forgiven.bad(), forgiven.bad())), forgiven.phi());
  }

  /** The same, of the comparison with stable. */
  double evidence(RelativeTest test, Forgiven forgiven) {
    return forgiven.bad() == 0 ? evidence() : evidence(test.logRatios(forgiven), forgiven.phi());
  }

  /** With no more than {@link #ALL_PROOF}. */
  Restarting forgetful() {
    double ceiling = Math.exp(ALL_PROOF);
    return new Restarting(DoubleStream.of(sums).map(s -> Math.min(ceiling, s)).toArray(), phi);
  }

  /** Too little evidence to remember what it came from. */
  boolean slight() {
    return !(evidence() >= SLIGHT);
  }
}
