package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * The counts since things began to look wrong: what people are shown when a version turned bad
 * late. The moment is where Page's CUSUM (1954) last stood at zero.
 *
 * @param level how wrong it looks, 0 to 10
 * @param since counts from that moment on
 */
record Suspicion(double level, Counted since) {
  /** More is not needed to keep the moment, and would outlast an incident for long. */
  private static final double MOST = 10;

  /** Nothing looks wrong. */
  static final Suspicion NONE = new Suspicion(0, Counted.NONE);

  /** True when nothing looks wrong. */
  boolean calm() {
    return level == 0;
  }

  /**
   * After one more look.
   *
   * @param logRatio log likelihood ratio of "wrong" against "right" in these counts
   */
  Suspicion absorb(Counted seen, double logRatio) {
    double next = level + logRatio;
    return next > 0 ? new Suspicion(Math.min(MOST, next), since.plus(seen)) : NONE;
  }

  /** The counts since things look wrong; {@code all} when they no longer do. */
  Counted sinceOr(Counted all) {
    return calm() ? all : since;
  }
}
