package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * The half of the evidence that restarts by itself, for what changes in the middle of a release. An
 * arm without traffic says nothing and moves nothing. Begins anew every {@link Looks#BLOCK} looks.
 *
 * @param looks looks since it last began
 * @param limit the candidate against the limit
 * @param floor the candidate against the floor
 * @param worse evidence of {@link Tests#worse}
 * @param twice evidence of {@link Tests#twice}
 */
record Late(int looks, Restarting limit, Restarting floor, Restarting worse, Restarting twice) {
  /** Nothing seen. */
  static Late begin(Tests tests) {
    Restarting ratio = Restarting.over(RelativeTest.size());
    return new Late(
        0,
        Restarting.over(tests.limit().size()),
        Restarting.over(tests.floor().size()),
        ratio,
        ratio);
  }

  /** After one more look. */
  Late absorb(Counted seen, Tests tests, Caution caution) {
    if (over()) {
      return begin(tests).absorb(seen, tests, caution);
    }
    boolean candidate = seen.candidate().total() > 0;
    boolean both = candidate && seen.stable().total() > 0;
    return new Late(
        looks + 1,
        candidate ? limit.absorb(tests.limit().logRatios(seen.candidate()), caution) : limit,
        candidate ? floor.absorb(tests.floor().logRatios(seen.candidate()), caution) : floor,
        both ? worse.absorb(tests.worse().logRatios(seen), caution) : worse,
        both ? twice.absorb(tests.twice().logRatios(seen), caution) : twice);
  }

  /** With no more proof than is needed, so that the end of an incident shows soon. */
  Late forgetful() {
    return new Late(
        looks, limit.forgetful(), floor.forgetful(), worse.forgetful(), twice.forgetful());
  }

  /** True when it begins anew at the next look. */
  boolean over() {
    return looks >= Looks.BLOCK;
  }

  /** How sure it is that the limit is broken and the candidate worse than stable. */
  double overLimit(Tests tests, Forgiven run) {
    return Math.min(limit.evidence(tests.limit(), run), worse.evidence(tests.worse(), run));
  }

  /** How sure it is that the candidate is twice as bad, and that it matters. */
  double twiceAsBad(Tests tests, Forgiven run) {
    return Math.min(floor.evidence(tests.floor(), run), twice.evidence(tests.twice(), run));
  }

  /** Neither pair has evidence that is worth to remember what it came from. */
  boolean slight() {
    return (limit.slight() || worse.slight()) && (floor.slight() || twice.slight());
  }
}
