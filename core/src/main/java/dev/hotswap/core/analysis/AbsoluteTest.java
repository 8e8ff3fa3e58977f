package dev.hotswap.core.analysis;

import java.util.stream.DoubleStream;

/**
 * Is the bad share above a limit? Log likelihood ratios of a grid of shares above the limit against
 * the limit itself. Their mixture is a test martingale when the true share is the limit and shrinks
 * when it is less, so Ville's inequality (1939) bounds how often it ever gets large.
 */
final class AbsoluteTest {
  /** A limit of zero is judged as one in a million: no number of requests proves a zero. */
  private static final double EDGE = 1e-6;

  private static final double NEARLY_ALL = 0.95;
  private static final double[] STEPS = {1.5, 2, 3, 5, 10, 20, 50};
  private static final double BEYOND = 4;

  private final double[] perBad;
  private final double[] perGood;

  private AbsoluteTest(double limit, double[] grid) {
    perBad = DoubleStream.of(grid).map(p -> Math.log(p / limit)).toArray();
    perGood = DoubleStream.of(grid).map(p -> Math.log1p(-p) - Math.log1p(-limit)).toArray();
  }

  /**
   * The test of "more than {@code limit}".
   *
   * @param limit 0 to 1; 1 is never broken
   */
  static AbsoluteTest above(double limit) {
    double tested = Math.clamp(limit, EDGE, 1 - EDGE);
    DoubleStream near = DoubleStream.of(STEPS).map(step -> step * tested);
    DoubleStream far =
        DoubleStream.iterate(50 * BEYOND * tested, p -> p < NEARLY_ALL, p -> p * BEYOND);
    DoubleStream last = DoubleStream.of(Math.max(NEARLY_ALL, (1 + tested) / 2));
    double[] grid =
        DoubleStream.concat(DoubleStream.concat(near, far).filter(p -> p < NEARLY_ALL), last)
            .toArray();
    return new AbsoluteTest(tested, grid);
  }

  /** How many alternatives the grid holds. */
  int size() {
    return perBad.length;
  }

  /** One log likelihood ratio for each alternative. */
  double[] logRatios(Tally seen) {
    double[] logs = new double[perBad.length];
    double good = seen.total() - seen.bad();
    for (int j = 0; j < logs.length; j++) {
      logs[j] = seen.bad() * perBad[j] + good * perGood[j];
    }
    return logs;
  }

  /** The cumulative log evidence of everything seen so far. */
  double evidence(Tally seen, double phi) {
    return Mixture.log(logRatios(seen), phi);
  }

  /** The same without what is forgiven: neither the requests nor that they were bad. */
  double evidence(Tally seen, double phi, Forgiven forgiven) {
    return evidence(new Tally(seen.total() - forgiven.bad(), seen.bad() - forgiven.bad()), phi);
  }
}
