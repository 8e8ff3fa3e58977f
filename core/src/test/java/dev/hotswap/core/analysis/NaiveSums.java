package dev.hotswap.core.analysis;

import java.util.Arrays;

/** Restarting sums, as logarithms. */
final class NaiveSums {
  private final double[] logs;
  private double phi = 1;

  NaiveSums(int alternatives) {
    logs = new double[alternatives];
    Arrays.fill(logs, Double.NEGATIVE_INFINITY);
  }

  void look(double[] ratios, double now, double most) {
    boolean slight = log() < 5;
    boolean grown = now > phi && !slight;
    for (int j = 0; j < logs.length; j++) {
      double gathered = grown ? logs[j] * phi / now : logs[j];
      double one = Math.max(0, gathered);
      double sum = one + Math.log(Math.exp(-one) + Math.exp(gathered - one));
      logs[j] = Math.min(most, sum + ratios[j] / now);
    }
    phi = slight || grown ? now : phi;
  }

  void atMost(double most) {
    for (int j = 0; j < logs.length; j++) {
      logs[j] = Math.min(most, logs[j]);
    }
  }

  double log() {
    return without(new double[logs.length], 1);
  }

  double without(double[] added, double dispersion) {
    double[] rest = new double[logs.length];
    boolean any = false;
    for (int j = 0; j < logs.length; j++) {
      rest[j] = logs[j] - added[j] / dispersion;
      any |= rest[j] > Double.NEGATIVE_INFINITY;
    }
    return any ? NaiveRule.mixture(rest, 1) : Double.NEGATIVE_INFINITY;
  }
}
