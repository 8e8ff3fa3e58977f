package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * What is asked of one metric under the sequential rule.
 *
 * @param metric whose counts they are
 * @param max the largest acceptable share
 * @param tests the hypotheses that the limit stands for
 * @param budget how often a good version may be called bad
 */
record Question(Metric metric, Share max, Tests tests, Budget budget) {
  /** The finding for these counts, with something added to its sentence. */
  Finding finding(Counted seen, String more) {
    return Wording.finding(metric, max, seen, more);
  }
}
