package dev.hotswap.core.simulation;

import java.util.SplittableRandom;

/**
 * Bad requests that come in runs, one after another: both the runs and the gaps between them have
 * geometric lengths. Keeps its place from sample to sample.
 */
final class Bursts {
  private final double meanRun;
  private final SplittableRandom random;
  private double share;
  private boolean bad;
  private long left;

  /**
   * Runs of this mean length.
   *
   * @param meanRun 1 or more
   */
  Bursts(double meanRun, double share, SplittableRandom random) {
    this.meanRun = meanRun;
    this.random = random;
    this.share = share;
    left = gap();
  }

  /** How many of the next {@code requests} are bad when this share is in the long run. */
  long among(long requests, double wanted) {
    if (wanted != share) {
      share = wanted;
      bad = false;
      left = gap();
    }
    long count = 0;
    long rest = requests;
    while (rest > 0) {
      long step = Math.min(rest, left);
      count += bad ? step : 0;
      rest -= step;
      left -= step;
      if (left == 0) {
        bad = !bad;
        left = bad ? 1 + geometric(meanRun - 1) : gap();
      }
    }
    return count;
  }

  private long gap() {
    return share <= 0 ? Long.MAX_VALUE : geometric(meanRun * (1 - share) / share);
  }

  /** 0, 1, 2 … with this mean. */
  private long geometric(double mean) {
    return mean <= 0
        ? 0
        : (long) Math.floor(Math.log1p(-random.nextDouble()) / Math.log(mean / (1 + mean)));
  }
}
