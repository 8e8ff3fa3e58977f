package dev.hotswap.core.analysis;

import java.time.Duration;

/**
 * How bursty the candidate's own bad requests are: asked while nobody knows what stable's bursts
 * look like. Only what was over counts. What looks wrong right now is no reason to doubt itself, so
 * a version that turns bad is found as quickly as if nothing were asked; one that fails in bursts
 * is doubted from its second burst on.
 *
 * @param calm as of the last look at which the candidate did not look above its limit
 * @param quiet between samples, as of the last two in a row in which nothing failed
 * @param latest with all that came since
 */
record CandidateBursts(Dispersion calm, Spread quiet, Dispersion latest) {
  /** Nothing seen. */
  static final CandidateBursts NONE =
      new CandidateBursts(Dispersion.UNKNOWN, Spread.NONE, Dispersion.UNKNOWN);

  private static final double WEIGHT_OF_NONE = 6;

  /**
   * After one more look.
   *
   * @param nothingWrong the candidate does not look above its limit
   */
  CandidateBursts absorb(Tally candidate, boolean nothingWrong) {
    if (candidate.total() == 0) {
      return this;
    }
    Dispersion next = latest.absorb(candidate, Duration.ZERO);
    return new CandidateBursts(
        nothingWrong ? next : calm,
        candidate.bad() == 0 && latest.samples().last().bad() == 0 ? next.samples() : quiet,
        next);
  }

  /** What was seen so far, where something else allows for bursts that were not. */
  double seenSoFar() {
    return Math.max(calm.seenSoFar(), quiet.estimate(1, WEIGHT_OF_NONE));
  }

  /** The factor to divide log evidence by where nothing else is allowed for. */
  double phi() {
    return Math.max(calm.phi(), quiet.estimate(1, WEIGHT_OF_NONE));
  }
}
