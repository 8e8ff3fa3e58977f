package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * The candidate judged by its limit alone, over stretches in which stable is no yardstick: it
 * answered fewer than one request in a hundred while the candidate answered at least sixty. What
 * was seen while stable could be compared with does not count here, so that an old incident of both
 * versions is never held against the candidate later.
 *
 * @param run the candidate's counts since stable was last a yardstick
 * @param seen all counts of such stretches
 * @param late the same, restarting
 */
record Alone(Tally run, Tally seen, Restarting late) {
  private static final long ENOUGH = 60;
  private static final long RARE = 100;

  /** Nothing seen. */
  static Alone begin(Tests tests) {
    return new Alone(Tally.NONE, Tally.NONE, Restarting.over(tests.limit().size()));
  }

  /** After one more look. */
  Alone absorb(Counted sample, Tests tests, double phi) {
    Tally candidate = sample.candidate();
    if (sample.stable().total() * RARE > candidate.total()) {
      return new Alone(Tally.NONE, seen, late);
    }
    Tally longer = run.plus(candidate);
    if (candidate.total() == 0 || longer.total() < ENOUGH) {
      return new Alone(longer, seen, late);
    }
    Tally news = run.total() < ENOUGH ? longer : candidate;
    return new Alone(longer, seen.plus(news), late.absorb(tests.limit().logRatios(news), phi));
  }

  /** How sure the cumulative half is that the limit is broken. */
  double cumulative(Tests tests, double phi) {
    return tests.limit().evidence(seen, phi);
  }
}
