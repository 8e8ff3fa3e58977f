package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * The longest run of bad requests of the candidate in each half of the evidence.
 *
 * @param ever since the attempt began, or since the latest shared incident
 * @param recent since the restarting half last had hardly any evidence
 */
record Runs(Run ever, Run recent) {
  /** None seen. */
  static final Runs NONE = new Runs(Run.NONE, Run.NONE);

  /** After one more look. */
  Runs absorb(Counted seen, double phi, Late late) {
    return new Runs(ever.absorb(seen, phi), late.slight() ? Run.NONE : recent.absorb(seen, phi));
  }

  /** With totals from before a restart. */
  Runs unordered(Counted totals) {
    return new Runs(ever.unordered(totals), recent);
  }
}
