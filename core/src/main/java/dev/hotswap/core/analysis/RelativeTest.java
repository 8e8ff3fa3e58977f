package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * Is the candidate's bad share more than so many times that of stable? Given how many bad events
 * there were in all, the candidate's part of them is binomial, so that whatever hits both versions
 * alike cancels out (after Lindon and Malek, "Anytime-Valid Inference for Multinomial Count Data",
 * 2022).
 */
final class RelativeTest {
  private static final double[] STEPS = {1.5, 2, 3, 5, 10, 30};
  private static final double[] NO_EVIDENCE = new double[STEPS.length];

  private final double tolerated;

  private RelativeTest(double tolerated) {
    this.tolerated = tolerated;
  }

  /** The test of "more than {@code ratio} times as bad", ratio at least 1. */
  static RelativeTest moreThan(double ratio) {
    return new RelativeTest(ratio);
  }

  /** How many alternatives the grid holds. */
  static int size() {
    return STEPS.length;
  }

  /** One log likelihood ratio for each alternative, of counts taken at one time. */
  double[] logRatios(Counted seen) {
    return logRatios(seen, (double) seen.candidate().total(), (double) seen.stable().total());
  }

  /**
   * The same of counts over a time in which weights changed.
   *
   * @param share the largest share of requests that the candidate had at any moment, 0 to 1: bad
   *     events that hit both versions alike then cannot look like the candidate's, whenever they
   *     came
   */
  double[] logRatios(Counted seen, double share) {
    double candidate = seen.candidate().total();
    double stable = seen.stable().total();
    if (candidate >= share * (candidate + stable)) {
      return logRatios(seen, candidate, stable);
    }
    return logRatios(seen, share, 1 - share);
  }

  /** What bad requests of the candidate that are forgiven have added. */
  double[] logRatios(Forgiven forgiven) {
    double candidate = forgiven.meanwhile().candidate().total();
    double stable = forgiven.meanwhile().stable().total();
    return logRatios(forgiven.bad(), 0, candidate, stable);
  }

  private double[] logRatios(Counted seen, double candidate, double stable) {
    return logRatios(seen.candidate().bad(), seen.stable().bad(), candidate, stable);
  }

  private double[] logRatios(long badCandidate, long badStable, double candidate, double stable) {
    if (candidate <= 0 || stable <= 0 || badCandidate + badStable == 0) {
      return NO_EVIDENCE;
    }
    double[] logs = new double[STEPS.length];
    double base = tolerated * candidate;
    for (int j = 0; j < logs.length; j++) {
      double weighed = STEPS[j] * base;
      double perStable = Math.log((base + stable) / (weighed + stable));
      logs[j] = badCandidate * (Math.log(STEPS[j]) + perStable) + badStable * perStable;
    }
    return logs;
  }
}
