package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * Since when things look wrong, for each way of being wrong.
 *
 * @param overLimit since the candidate seems above its limit
 * @param twiceAsBad since it seems at least twice as bad as stable
 */
record Suspicions(Suspicion overLimit, Suspicion twiceAsBad) {
  /** Nothing looks wrong. */
  static final Suspicions NONE = new Suspicions(Suspicion.NONE, Suspicion.NONE);

  /** After one more look; the mildest alternative of each test is the one that is watched. */
  Suspicions absorb(Counted seen, Tests tests) {
    return new Suspicions(
        overLimit.absorb(seen, tests.limit().logRatios(seen.candidate())[0]),
        twiceAsBad.absorb(seen, tests.twice().logRatios(seen)[0]));
  }
}
