package dev.hotswap.core.analysis;

/**
 * How far the bad shares of neighbouring stretches of traffic lie apart, compared with what
 * independent requests would do. Neighbours, and not the mean of all (von Neumann, "Distribution of
 * the Ratio of the Mean Square Successive Difference to the Variance", 1941): a share that drifts,
 * or an incident that begins or ends, is no burst.
 *
 * @param sums what the stretches said so far
 * @param last the latest stretch; empty when its neighbour was not seen
 */
record Spread(SpreadSums sums, Tally last) {
  /** Nothing seen. */
  static final Spread NONE = new Spread(SpreadSums.NONE, Tally.NONE);

  /** No single pair says more: neither the edge of an incident nor the many errors within one. */
  private static final double MOST_WEIGHT = 2;

  private static final double MOST_RATIO = 20;

  /** The largest dispersion that is told apart from a larger one. */
  private static final double MOST = 80;

  /** With one more stretch that holds requests. */
  Spread absorb(Tally next) {
    double bad = (double) last.bad() + next.bad();
    double total = (double) last.total() + next.total();
    double part = last.total() / total;
    // The hypergeometric variance: how many of these bad requests fall into the first of the two.
    double variance = bad * part * (1 - part) * (total - bad) / Math.max(1, total - 1);
    if (variance <= 0) {
      return new Spread(sums.plus(next.bad(), 0, 0), next);
    }
    double off = last.bad() - bad * part;
    double says = Math.min(MOST_WEIGHT, variance);
    double ratio = Math.min(MOST_RATIO, off * off / variance);
    return new Spread(sums.plus(next.bad(), says, ratio), next);
  }

  /** Half of the sums; the latest stretch stays the neighbour of the next one. */
  Spread halved() {
    return new Spread(sums.halved(), last);
  }

  /** The dispersion, 1 on average when requests are independent, mixed with a weighed guess. */
  double estimate(double guess, double guessWeight) {
    double weight = sums.weight();
    double sum = weight + guessWeight;
    double seen = weight > 0 ? uncapped(sums.weighted() / weight) : guess;
    return sum > 0 ? (weight * seen + guessWeight * guess) / sum : guess;
  }

  /**
   * What a mean of capped ratios stands for, if the ratios are dispersion times a chi-square of one
   * degree of freedom: a closed form that is within 4 % of the inverse of E[min(cap, φχ²)].
   */
  private static double uncapped(double mean) {
    double missing = 0.8 * Math.pow(mean / (MOST_RATIO - mean), 1.6);
    return mean < MOST_RATIO ? Math.min(MOST, mean * (1 + missing)) : MOST;
  }
}
