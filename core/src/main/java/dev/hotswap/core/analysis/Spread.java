package dev.hotswap.core.analysis;

/**
 * How far the bad shares of several stretches of traffic lie apart.
 *
 * @param stretches how many there were, each with at least one request
 * @param all their counts together
 * @param squares sum of bad² / total over them
 */
record Spread(long stretches, Tally all, double squares) {
  /** Nothing seen. */
  static final Spread NONE = new Spread(0, Tally.NONE, 0);

  /** With one more stretch that holds requests. */
  Spread absorb(Tally stretch) {
    return new Spread(
        stretches + 1, all.plus(stretch), squares + stretch.share() * (double) stretch.bad());
  }

  /**
   * Pearson's statistic over its degrees of freedom (McCullagh and Nelder, "Generalized Linear
   * Models", 1989, §4.5): 1 on average when requests are independent. Mixed with {@code weight}
   * degrees of freedom of a prior guess.
   */
  double estimate(double guess, double weight) {
    double p = all.share();
    double freedom = Math.max(0, stretches - 1.0);
    if (p <= 0 || p >= 1) {
      return weight == 0 ? 1 : guess;
    }
    double pearson = Math.max(0, squares - p * (double) all.bad()) / (p * (1 - p));
    return (weight * guess + pearson) / (weight + freedom);
  }
}
