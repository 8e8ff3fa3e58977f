package dev.hotswap.core.simulation;

import dev.hotswap.core.analysis.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** One version's requests: Poisson arrivals, bad ones independent or in bursts. */
final class Arm {
  private final SplittableRandom random;
  private final double mean;
  private final Map<Double, Poisson> arrivals = new HashMap<>();
  private final Map<Double, Poisson> bad = new HashMap<>();
  private final Map<Double, Poisson> good = new HashMap<>();
  private final double burst;
  private final Bursts bursts;

  /**
   * A version with traffic.
   *
   * @param mean requests per sample
   * @param share bad share to start with
   * @param burst mean run of bad requests; 1 means independent
   */
  Arm(double mean, double share, double burst, SplittableRandom random) {
    this.random = random;
    this.mean = mean;
    this.burst = burst;
    bursts = new Bursts(burst, share, random);
  }

  /**
   * The counts of one sample.
   *
   * @param load requests as a multiple of the mean
   */
  Tally next(double share, double load) {
    double requests = mean * load;
    if (burst > 1) {
      long total = arrivals.computeIfAbsent(requests, Poisson::new).next(random);
      return new Tally(total, bursts.among(total, share));
    }
    // Splitting a Poisson stream at random gives two independent ones.
    long failed = bad.computeIfAbsent(requests * share, Poisson::new).next(random);
    long fine = good.computeIfAbsent(requests * (1 - share), Poisson::new).next(random);
    return new Tally(failed + fine, failed);
  }
}
