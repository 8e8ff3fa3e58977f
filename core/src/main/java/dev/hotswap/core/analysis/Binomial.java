package dev.hotswap.core.analysis;

/**
 * Exact tails of the binomial distribution, in log space, for any counts a gateway can report.
 * Probabilities after Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000).
 */
final class Binomial {
  private static final double NEGLIGIBLE = 1e-18;

  private Binomial() {}

  /**
   * The chance of {@code k} or fewer.
   *
   * @param k 0 to n
   * @param p 0 to 1
   */
  static double atMost(long k, long n, double p) {
    return k <= n * p ? outward(k, n, p) : 1 - outward(n - k - 1, n, 1 - p);
  }

  /**
   * The chance of {@code k} or more.
   *
   * @param k 0 to n
   * @param p 0 to 1
   */
  static double atLeast(long k, long n, double p) {
    return atMost(n - k, n, 1 - p);
  }

  /**
   * Both tails at least as far out as {@code k}: twice the smaller one, at most 1 (the test that
   * Clopper–Pearson intervals invert).
   */
  static double twoSided(long k, long n, double p) {
    return Math.min(1, 2 * Math.min(atMost(k, n, p), atLeast(k, n, p)));
  }

  /** Sums from k down to 0, on the side where terms shrink. */
  private static double outward(long k, long n, double p) {
    if (k < 0) {
      return 0;
    }
    double first = Math.exp(logProbability((double) k, (double) n, p));
    double term = 1;
    double sum = 0;
    double odds = (1 - p) / p;
    for (long i = k; i >= 0 && term > NEGLIGIBLE * sum; i--) {
      sum += term;
      term *= i / (n - i + 1.0) * odds;
    }
    return first == 0 ? 0 : Math.min(1, first * sum);
  }

  private static double logProbability(double k, double n, double p) {
    if (p <= 0) {
      return k == 0 ? 0 : Double.NEGATIVE_INFINITY;
    }
    if (p >= 1) {
      return k == n ? 0 : Double.NEGATIVE_INFINITY;
    }
    if (k == 0) {
      return n * Math.log1p(-p);
    }
    if (k == n) {
      return n * Math.log(p);
    }
    double rest = n - k;
    double saddle =
        stirlingError(n)
            - stirlingError(k)
            - stirlingError(rest)
            - deviance(k, n * p)
            - deviance(rest, n * (1 - p));
    return saddle + 0.5 * Math.log(n / (2 * Math.PI * k * rest));
  }

  /** ln n! minus Stirling's formula. */
  private static double stirlingError(double n) {
    if (n < 16) {
      double logFactorial = 0;
      for (int i = 2; i <= n; i++) {
        logFactorial += Math.log(i);
      }
      return logFactorial - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
    }
    double square = n * n;
    return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / 1680.0 / square) / square) / square) / n;
  }

  /** x ln(x/mean) + mean − x, without cancellation where x is close to the mean. */
  private static double deviance(double x, double mean) {
    double off = (x - mean) / (x + mean);
    if (Math.abs(off) >= 0.1) {
      return x * Math.log(x / mean) + mean - x;
    }
    double sum = (x - mean) * off;
    double power = 2 * x * off;
    for (int j = 1; ; j++) {
      power *= off * off;
      double next = sum + power / (2 * j + 1);
      if (next == sum) {
        return next;
      }
      sum = next;
    }
  }
}
