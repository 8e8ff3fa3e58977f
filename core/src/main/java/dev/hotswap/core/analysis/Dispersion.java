package dev.hotswap.core.analysis;

/**
 * How bursty bad events of stable are: the variance of its counts over the variance that
 * independent requests would have. Evidence is divided by it, since ten errors of one burst prove
 * hardly more than one.
 *
 * @param samples samples with traffic, 0 or more
 * @param all their counts together
 * @param squares sum of bad² / total over the samples
 */
public record Dispersion(long samples, Tally all, double squares) {
  /** Nothing known yet. */
  public static final Dispersion UNKNOWN = new Dispersion(0, Tally.NONE, 0);

  /** Assumed until enough was seen. */
  static final double DEFAULT = 2;

  private static final long SAMPLES_TO_TRUST = 600;
  private static final long SAMPLES_TO_DOUBT = 40;
  private static final long EVENTS_NEEDED = 20;
  private static final double NEGLIGIBLE = 1.6;
  private static final double LARGEST = 20;

  /** With one more sample of stable; one without traffic changes nothing. */
  public Dispersion absorb(Tally stable) {
    if (stable.total() == 0) {
      return this;
    }
    return new Dispersion(
        samples + 1, all.plus(stable), squares + stable.share() * (double) stable.bad());
  }

  /**
   * The factor to divide log evidence by, 1 to 20. Fewer than 600 samples may raise it above the
   * default of 2, never lower it.
   */
  public double phi() {
    if (samples < SAMPLES_TO_DOUBT || all.bad() < EVENTS_NEEDED) {
      return DEFAULT;
    }
    double estimate = Math.min(LARGEST, estimate());
    if (samples < SAMPLES_TO_TRUST) {
      return Math.max(DEFAULT, estimate);
    }
    return estimate < NEGLIGIBLE ? 1 : estimate;
  }

  /** Pearson's statistic over its degrees of freedom (McCullagh and Nelder, 1989, §4.5). */
  private double estimate() {
    double p = all.share();
    if (p >= 1) {
      return 1;
    }
    double residuals = squares - p * (double) all.bad();
    return residuals / (p * (1 - p)) / (samples - 1.0);
  }
}
