package dev.hotswap.core.analysis;

import java.time.Duration;

/**
 * How far above its limit a version looks, since it last did not.
 *
 * @param level Page's CUSUM ("Continuous inspection schemes", 1954), 0 to 10
 * @param bad bad requests since it left 0
 * @param time since it left 0
 */
record Excess(double level, long bad, Duration time) {
  /** Not above the limit. */
  static final Excess NONE = new Excess(0, 0, Duration.ZERO);

  private static final double MOST = 10;

  /** What a single burst does not reach. */
  private static final long BAD_OF_OUTAGE = 200;

  private static final Duration TIME_OF_OUTAGE = Duration.ofSeconds(30);

  /**
   * After one more sample.
   *
   * @param logRatio log likelihood ratio of "above the limit" against "at the limit"
   */
  Excess absorb(Tally seen, double logRatio, Duration length) {
    double next = level + logRatio;
    return next > 0 ? new Excess(Math.min(MOST, next), bad + seen.bad(), time.plus(length)) : NONE;
  }

  /** It does not look above its limit. */
  boolean none() {
    return level == 0;
  }

  /** So many bad requests for so long are no burst. */
  boolean outage() {
    return bad >= BAD_OF_OUTAGE && time.compareTo(TIME_OF_OUTAGE) >= 0;
  }
}
