package dev.hotswap.core.simulation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Poisson counts by inversion of a table. */
final class Poisson {
  private final int first;
  private final double[] cumulative;

  /** Counts with this mean, 0 or more. */
  Poisson(double mean) {
    double spread = 9 * Math.sqrt(mean) + 25;
    first = (int) Math.max(0, Math.floor(mean - spread));
    cumulative = new double[(int) Math.ceil(mean + spread) - first];
    double logFactorial = 0;
    for (int i = 2; i <= first; i++) {
      logFactorial += Math.log(i);
    }
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      int k = first + i;
      logFactorial += i == 0 || k < 2 ? 0 : Math.log(k);
      sum += mean == 0 ? (k == 0 ? 1 : 0) : Math.exp(k * Math.log(mean) - mean - logFactorial);
      cumulative[i] = sum;
    }
  }

  /** One count. */
  int next(SplittableRandom random) {
    int at = Arrays.binarySearch(cumulative, random.nextDouble());
    return first + Math.min(cumulative.length - 1, at < 0 ? -at - 1 : at + 1);
  }
}
