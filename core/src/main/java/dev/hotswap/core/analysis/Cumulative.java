package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * The half of the evidence that counts everything since the attempt began: the quickest when a
 * version is bad from its first request.
 *
 * @param seen all counts
 * @param worse evidence of {@link Tests#worse}
 * @param twice evidence of {@link Tests#twice}
 */
record Cumulative(Counted seen, RatioSum worse, RatioSum twice) {
  /** Nothing seen. */
  static final Cumulative NONE = new Cumulative(Counted.NONE, RatioSum.EMPTY, RatioSum.EMPTY);

  /** After one more look. */
  Cumulative absorb(Counted more, Tests tests) {
    return new Cumulative(
        seen.plus(more),
        worse.plus(tests.worse().logRatios(more)),
        twice.plus(tests.twice().logRatios(more)));
  }

  /** With totals in which the candidate never had more than {@code share} of the requests. */
  Cumulative restored(Counted totals, double share, Tests tests) {
    return new Cumulative(
        seen.plus(totals),
        worse.plus(tests.worse().logRatios(totals, share)),
        twice.plus(tests.twice().logRatios(totals, share)));
  }

  /** How sure it is that the limit is broken and the candidate worse than stable. */
  double overLimit(Tests tests, double phi, Forgiven run) {
    return Math.min(
        tests.limit().evidence(seen.candidate(), phi, run),
        worse.evidence(phi, tests.worse(), run));
  }

  /** How sure it is that the candidate is twice as bad, and that it matters. */
  double twiceAsBad(Tests tests, double phi, Forgiven run) {
    return Math.min(
        tests.floor().evidence(seen.candidate(), phi, run),
        twice.evidence(phi, tests.twice(), run));
  }
}
