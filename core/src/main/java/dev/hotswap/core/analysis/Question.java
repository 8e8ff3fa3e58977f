package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * What is asked of one metric under the sequential rule.
 *
 * @param metric whose counts they are
 * @param max the largest acceptable share
 * @param tests the hypotheses that the limit stands for
 * @param budget how often a good version may be called bad
 * @param atFullWeight what a broken limit means without a yardstick
 */
record Question(Metric metric, Share max, Tests tests, Budget budget, AtFullWeight atFullWeight) {
  /** The finding for these counts, with something added to its sentence. */
  Finding finding(Counted seen, String more) {
    return Wording.finding(metric, max, seen, more);
  }

  /** The finding of a breach; where the limit still holds it says what is wrong all the same. */
  Finding breach(Counted seen) {
    boolean within = seen.candidate().share() <= max.fraction();
    return finding(seen, within ? "; more than twice as bad as stable" : "");
  }
}
