package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * The longest run of bad requests of the candidate: one after another, as far as counts can tell. A
 * sample with a good request among its requests ends a run or begins one; none reaches beyond both
 * of its neighbours.
 *
 * @param open what may still go on, with the traffic of both versions meanwhile
 * @param most the longest one, with the same
 * @param phi the dispersion that its evidence is divided by now
 */
record Run(Counted open, Counted most, double phi) {
  /** No bad request seen. */
  static final Run NONE = new Run(Counted.NONE, Counted.NONE, 1);

  /** After one more look. */
  Run absorb(Counted seen, double now) {
    Tally candidate = seen.candidate();
    if (candidate.total() == 0) {
      return new Run(open, most, Math.max(phi, now));
    }
    if (candidate.bad() == 0) {
      return new Run(Counted.NONE, most, Math.max(phi, now));
    }
    Counted joined = open.plus(seen);
    Counted next = candidate.bad() == candidate.total() ? joined : seen;
    return joined.candidate().bad() > most.candidate().bad()
        ? new Run(next, joined, now)
        : new Run(next, most, Math.max(phi, now));
  }

  /** With counts of which nobody knows the order: all that was bad may have been one run. */
  Run unordered(Counted totals) {
    return totals.candidate().bad() > most.candidate().bad() ? new Run(open, totals, phi) : this;
  }

  /** What is forgiven of it. */
  Forgiven forgiven(Caution caution) {
    return new Forgiven(Math.min(caution.forgiven(), most.candidate().bad()), most, phi);
  }
}
