package dev.hotswap.core.analysis;

/**
 * Evidence of health: the exact 95 % upper bound of the bad share (Clopper and Pearson, 1934) is
 * below the limit. Without a single bad event that takes 59 requests for 5 %, 299 for 1 %.
 */
final class Health {
  private static final double DOUBT = 0.05;

  private Health() {}

  /** True when so many requests with so few bad ones show a share below the limit. */
  static boolean shown(Tally seen, Share limit) {
    if (seen.total() == 0 || seen.share() >= limit.fraction()) {
      return false;
    }
    return chernoff(seen, limit.fraction()) < Math.log(DOUBT)
        || Binomial.atMost(seen.bad(), seen.total(), limit.fraction()) < DOUBT;
  }

  /** True when the exact lower bound at {@code doubt} is above the share: it is surely passed. */
  static boolean passed(Tally seen, Share share, double doubt) {
    return seen.share() > share.fraction()
        && Binomial.atLeast(seen.bad(), seen.total(), share.fraction()) < doubt;
  }

  /** A bound on the log of the tail that costs nothing, however large the counts. */
  private static double chernoff(Tally seen, double p) {
    double good = (double) seen.total() - seen.bad();
    double q = seen.share();
    double bad = seen.bad() == 0 ? 0 : seen.bad() * Math.log(p / q);
    return p >= 1 ? Double.NEGATIVE_INFINITY : bad + good * (Math.log1p(-p) - Math.log1p(-q));
  }
}
