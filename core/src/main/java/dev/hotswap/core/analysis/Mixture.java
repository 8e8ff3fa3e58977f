package dev.hotswap.core.analysis;

/** Averages of likelihood ratios: several alternatives tried at once, at the price of one. */
final class Mixture {
  private Mixture() {}

  /**
   * The log of the average of {@code exp(logs / phi)}; 0, which proves nothing, for none.
   *
   * @param logs finite
   * @param phi at least 1
   */
  static double log(double[] logs, double phi) {
    if (logs.length == 0) {
      return 0;
    }
    double largest = logs[0];
    for (double value : logs) {
      largest = Math.max(largest, value);
    }
    double sum = 0;
    for (double value : logs) {
      sum += Math.exp((value - largest) / phi);
    }
    return largest / phi + Math.log(sum / logs.length);
  }
}
