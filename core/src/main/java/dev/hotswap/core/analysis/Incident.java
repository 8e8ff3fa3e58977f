package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * Whether each version breaks the limit right now. Proof is capped just above what is needed, so
 * that the end of an incident shows as quickly as its beginning.
 *
 * @param threshold log evidence that is needed
 * @param candidate the candidate against the limit
 * @param stable stable against the limit
 */
record Incident(double threshold, Restarting candidate, Restarting stable) {
  private static final double MARGIN = 2;

  /** Nothing seen. */
  static Incident begin(Tests tests, Budget budget) {
    double threshold = budget.restarting(Looks.BLOCK);
    Restarting none = Restarting.over(tests.limit().size());
    return new Incident(threshold, none, none);
  }

  /** After one more look. */
  Incident absorb(Counted seen, Tests tests, double phi) {
    return new Incident(
        threshold,
        next(candidate, seen.candidate(), tests, phi),
        next(stable, seen.stable(), tests, phi));
  }

  private Restarting next(Restarting arm, Tally seen, Tests tests, double phi) {
    return seen.total() == 0
        ? arm
        : arm.absorb(tests.limit().logRatios(seen), phi, threshold + MARGIN);
  }

  /** The candidate breaks the limit, whatever stable does. */
  boolean ofCandidate() {
    return candidate.evidence() >= threshold;
  }

  /** Both versions break the limit, and the candidate is not surely the worse one. */
  boolean shared(Restarting worse) {
    return candidate.evidence() >= threshold
        && stable.evidence() >= threshold
        && worse.evidence() < threshold;
  }
}
