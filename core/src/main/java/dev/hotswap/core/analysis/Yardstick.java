package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * Whether stable can be compared with: not where it gets less than one request in 300. Judged over
 * many requests, a CUSUM (Page, 1954) of the candidate's requests against stable's, never from one
 * sample: where stable has one request in a hundred, the chance that it looks gone is about e^(−14)
 * for each request of stable (Lundberg's bound). Where the gateway is known to send everything to
 * the candidate there is nothing to find out.
 *
 * @param lag requests of the candidate for which stable had too few, 0 to 1,500
 * @param gone true when stable is no yardstick
 */
record Yardstick(long lag, boolean gone) {
  /** Stable can be compared with. */
  static final Yardstick THERE = new Yardstick(0, false);

  private static final long RARE = 300;
  private static final long ENOUGH = 1_500;

  /**
   * After one more look.
   *
   * @param allToCandidate whether stable is known to get nothing; one request that it answered all
   *     the same is believed more
   */
  Yardstick absorb(Counted seen, boolean allToCandidate) {
    if (allToCandidate && seen.stable().total() == 0) {
      return new Yardstick(ENOUGH, true);
    }
    double next = (double) lag + seen.candidate().total() - (double) RARE * seen.stable().total();
    long clamped = Math.round(Math.clamp(next, 0, ENOUGH));
    return new Yardstick(clamped, clamped == ENOUGH || (gone && clamped > 0));
  }

  /** Stable has its share of requests. */
  boolean there() {
    return lag == 0;
  }
}
