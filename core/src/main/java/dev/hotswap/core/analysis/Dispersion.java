package dev.hotswap.core.analysis;

/**
 * How bursty bad events of stable are: the variance of its counts over the variance that
 * independent requests would have. Evidence is divided by it, since ten errors of one burst prove
 * hardly more than one. Measured between samples and, where samples hold few requests, also between
 * longer stretches: a burst may outlast a sample.
 *
 * @param samples stable's samples
 * @param stretches samples put together until each stretch holds at least 50 requests
 * @param open the stretch that is not complete yet
 */
public record Dispersion(Spread samples, Spread stretches, Tally open) {
  /** Nothing known yet. */
  public static final Dispersion UNKNOWN = new Dispersion(Spread.NONE, Spread.NONE, Tally.NONE);

  /** Assumed until enough was seen. */
  static final double DEFAULT = 2;

  private static final double WEIGHT_OF_DEFAULT = 3;
  private static final long STRETCH = 50;
  private static final long SAMPLES_TO_TRUST = 600;
  private static final long EVENTS_TO_TRUST = 20;
  private static final double NEGLIGIBLE = 1.6;

  /** With one more sample of stable; one without traffic changes nothing. */
  public Dispersion absorb(Tally stable) {
    if (stable.total() == 0) {
      return this;
    }
    Tally longer = open.plus(stable);
    return longer.total() < STRETCH
        ? new Dispersion(samples.absorb(stable), stretches, longer)
        : new Dispersion(samples.absorb(stable), stretches.absorb(longer), Tally.NONE);
  }

  /**
   * The factor to divide log evidence by, 1 to 40. Until there are 600 samples with 20 bad events
   * it may rise above the default of 2, never fall below.
   */
  public double phi() {
    if (!trusted()) {
      return Math.max(DEFAULT, largest(WEIGHT_OF_DEFAULT));
    }
    double estimate = largest(0);
    return estimate < NEGLIGIBLE ? 1 : estimate;
  }

  /** True once so much was seen that the estimate stands for itself. */
  boolean trusted() {
    return samples.stretches() >= SAMPLES_TO_TRUST && samples.events() >= EVENTS_TO_TRUST;
  }

  private double largest(double weight) {
    return Math.max(samples.estimate(DEFAULT, weight), stretches.estimate(DEFAULT, weight));
  }
}
