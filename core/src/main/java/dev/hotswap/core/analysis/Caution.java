package dev.hotswap.core.analysis;

/**
 * How far bad requests are believed to be independent.
 *
 * @param phi the dispersion to divide log evidence by, 1 or more
 * @param forgiven how many bad requests of one run are not held against the candidate: more than 0
 *     only while nobody knows what bursts look like
 */
record Caution(double phi, long forgiven) {
  /** Without a second opinion doubt is half as large again. */
  private static final double WITHOUT_STABLE = 1.5;

  private static final double RISK = 0.0025;
  private static final double MEAN_BURST = 20;

  /** An allowance needs evidence that can outgrow it. */
  private static final double MOST_PROOF = 330;

  /**
   * From what is known of stable. If bursts hit requests whatever their version, the first one ever
   * seen is the candidate's with probability q, its part of all requests that were watched; one of
   * mean length 20 exceeds B with probability e^(−B/20). B is chosen such that q·e^(−B/20) is at
   * most 0.25 %.
   *
   * @param own how bursty the candidate itself was, asked where stable has not shown it
   * @param answered requests the candidate answered in this attempt
   */
  static Caution of(Dispersion stable, CandidateBursts own, long answered) {
    return of(stable, stable.watched(), own, answered);
  }

  /**
   * The same where stable is no yardstick. With few requests it may never be watched for long
   * enough there, since it gets no more of them: ten minutes have to do, or a single burst decides.
   */
  static Caution withoutStable(Dispersion stable, CandidateBursts own, long answered) {
    Caution same = of(stable, stable.watched() || stable.seldomAsked(), own, answered);
    return new Caution(WITHOUT_STABLE * same.phi, same.forgiven);
  }

  private static Caution of(
      Dispersion stable, boolean watched, CandidateBursts own, long answered) {
    if (stable.trusted()) {
      return new Caution(stable.phi(), 0);
    }
    double part = answered > 0 ? answered / (answered + stable.requests()) : 0;
    return !watched || part <= RISK
        ? new Caution(Math.max(stable.phi(), own.phi()), 0)
        : new Caution(
            Math.max(stable.seenSoFar(), own.seenSoFar()),
            Math.round(MEAN_BURST * Math.log(part / RISK)));
  }

  /** The log evidence beyond which a restarting sum need not remember. */
  double mostProof() {
    return forgiven > 0 ? MOST_PROOF : Restarting.ALL_PROOF;
  }
}
