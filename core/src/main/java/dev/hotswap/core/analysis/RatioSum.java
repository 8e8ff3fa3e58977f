package dev.hotswap.core.analysis;

/** Log likelihood ratios added up since the attempt began: an e-process, valid at every look. */
final class RatioSum {
  /** Nothing seen. */
  static final RatioSum EMPTY = new RatioSum(new double[RelativeTest.size()]);

  private final double[] logs;

  private RatioSum(double[] logs) {
    this.logs = logs;
  }

  /** With the ratios of one more sample. */
  RatioSum plus(double[] more) {
    double[] next = logs.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] += more[j];
    }
    return new RatioSum(next);
  }

  /** The log evidence, finite. */
  double evidence(double phi) {
    return Mixture.log(logs, phi);
  }

  /** The same without what is forgiven. */
  double evidence(double phi, RelativeTest test, Forgiven forgiven) {
    if (forgiven.bad() == 0) {
      return evidence(phi);
    }
    double[] added = test.logRatios(forgiven);
    double[] rest = logs.clone();
    for (int j = 0; j < rest.length; j++) {
      rest[j] -= added[j];
    }
    return Mixture.log(rest, phi);
  }
}
