package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;
import java.time.Duration;

/**
 * The candidate judged by its limit alone, over stretches in which stable is no yardstick: it
 * answered fewer than one request in a hundred while the candidate answered at least sixty. What
 * was seen while stable could be compared with does not count here, so that an old incident of both
 * versions is never held against the candidate later.
 *
 * @param run the candidate's counts since stable was last a yardstick
 * @param seen all counts of such stretches
 * @param late the same, restarting
 * @param own how bursty the candidate itself was in them, as of the last calm moment: what looks
 *     wrong right now is no reason to doubt it
 * @param latest the same with all that came since
 */
record Alone(Tally run, Tally seen, Restarting late, Dispersion own, Dispersion latest) {
  private static final long ENOUGH = 60;
  private static final long RARE = 100;

  /** Without a second opinion doubt is half as large again. */
  private static final double MORE_DOUBT = 1.5;

  /** Nothing seen. */
  static Alone begin(Tests tests) {
    Restarting late = Restarting.over(tests.limit().size());
    return new Alone(Tally.NONE, Tally.NONE, late, Dispersion.UNKNOWN, Dispersion.UNKNOWN);
  }

  /** With a restarting half that begins anew. */
  Alone anew(Tests tests) {
    return new Alone(run, seen, begin(tests).late, own, latest);
  }

  /**
   * After one more look.
   *
   * @param calm nothing looks wrong with the candidate
   */
  Alone absorb(Counted sample, Tests tests, Dispersion stable, boolean calm) {
    Tally candidate = sample.candidate();
    if (sample.stable().total() * RARE > candidate.total()) {
      return new Alone(Tally.NONE, seen, late, own, latest);
    }
    Tally longer = run.plus(candidate);
    if (candidate.total() == 0 || longer.total() < ENOUGH) {
      return new Alone(longer, seen, late, own, latest);
    }
    Tally news = run.total() < ENOUGH ? longer : candidate;
    Dispersion next = latest.absorb(candidate, Duration.ZERO);
    return new Alone(
        longer,
        seen.plus(news),
        late.absorb(tests.limit().logRatios(news), phi(stable)),
        calm ? next : own,
        next);
  }

  /** How sure the cumulative half is that the limit is broken. */
  double cumulative(Tests tests, Dispersion stable) {
    return tests.limit().evidence(seen, phi(stable));
  }

  /** What is known of stable, or else what the candidate shows itself. */
  private double phi(Dispersion stable) {
    double known = stable.trusted() ? stable.phi() : Math.max(stable.phi(), own.phi());
    return MORE_DOUBT * known;
  }
}
