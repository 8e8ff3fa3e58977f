package dev.hotswap.core.analysis;

/**
 * The questions asked of one metric.
 *
 * @param limit is the share above the limit that the user set?
 * @param floor is it large enough to matter?
 * @param worse is the candidate worse than stable beyond doubt and trifles?
 * @param twice is it at least twice as bad?
 */
record Tests(AbsoluteTest limit, AbsoluteTest floor, RelativeTest worse, RelativeTest twice) {
  private static final double WORSE = 1.2;
  private static final double TWICE = 2;

  /**
   * The questions for a limit.
   *
   * @param limit the largest acceptable share
   * @param floor the share below which even twice as bad is no reason to act
   */
  static Tests of(double limit, double floor) {
    return new Tests(
        AbsoluteTest.above(limit),
        AbsoluteTest.above(Math.min(floor, limit)),
        RelativeTest.moreThan(WORSE),
        RelativeTest.moreThan(TWICE));
  }
}
