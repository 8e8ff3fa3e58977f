package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * The candidate judged by its limit alone, over stretches in which stable is no yardstick. What was
 * seen while stable could be compared with does not count here, so that an old incident of both
 * versions is never held against the candidate later.
 *
 * @param yardstick whether stable can be compared with
 * @param waiting the candidate's counts since stable lags behind, until that is certain
 * @param seen all counts of stretches without a yardstick
 * @param late the same, restarting
 * @param ever the longest run of bad requests in them
 * @param recent the same for the restarting half
 */
record LimitOnlyRule(
    Yardstick yardstick, Tally waiting, Tally seen, Restarting late, Run ever, Run recent) {
  /** Nothing seen. */
  static LimitOnlyRule begin(Tests tests) {
    return new LimitOnlyRule(
        Yardstick.THERE,
        Tally.NONE,
        Tally.NONE,
        Restarting.over(tests.limit().size()),
        Run.NONE,
        Run.NONE);
  }

  /** With a restarting half that begins anew. */
  LimitOnlyRule anew(Tests tests) {
    Restarting none = Restarting.over(tests.limit().size());
    return new LimitOnlyRule(yardstick, waiting, seen, none, ever, Run.NONE);
  }

  /**
   * After one more look.
   *
   * @param allToCandidate whether stable is known to get nothing
   * @param alone {@link Caution#withoutStable}
   */
  LimitOnlyRule absorb(Counted sample, boolean allToCandidate, Tests tests, Caution alone) {
    Yardstick next = yardstick.absorb(sample, allToCandidate);
    Tally candidate = sample.candidate();
    if (!next.gone()) {
      Tally pending = next.there() ? Tally.NONE : waiting.plus(candidate);
      return new LimitOnlyRule(next, pending, seen, late, ever, recent);
    }
    Tally news = waiting.plus(candidate);
    if (news.total() == 0) {
      return new LimitOnlyRule(next, Tally.NONE, seen, late, ever, recent);
    }
    Counted counted = new Counted(news, Tally.NONE);
    Restarting later = late.absorb(tests.limit().logRatios(news), alone);
    return new LimitOnlyRule(
        next,
        Tally.NONE,
        seen.plus(news),
        later,
        ever.absorb(counted, alone.phi()),
        later.slight() ? Run.NONE : recent.absorb(counted, alone.phi()));
  }

  /** How sure the cumulative half is that the limit is broken. */
  double cumulative(Tests tests, Caution alone) {
    return tests.limit().evidence(seen, alone.phi(), ever.forgiven(alone));
  }

  /** How sure the restarting half is. */
  double lately(Tests tests, Caution alone) {
    return late.evidence(tests.limit(), recent.forgiven(alone));
  }
}
