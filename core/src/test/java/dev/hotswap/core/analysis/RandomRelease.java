package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Counts of a random release: some traffic at some weight, usual errors that come alone or in
 * bursts, and stretches in which one version or both fail, or one has no traffic.
 */
final class RandomRelease {
  private final SplittableRandom random;
  private final boolean lasting;
  private final double requests;
  private final double weight;
  private final double base;
  private final int burst;
  private int left;
  private double candidateShare;
  private double stableShare;
  private double candidatePart;
  private boolean known;

  /**
   * A release.
   *
   * @param lasting stable was watched for more than a day before, and the release has more looks
   *     than fit before everything that restarts begins anew
   */
  RandomRelease(SplittableRandom random, boolean lasting) {
    this.random = random;
    this.lasting = lasting;
    requests = pick(1, 5, 20, 100, 400);
    weight = pick(0.02, 0.1, 0.5, 0.9, 0.98, 1);
    base = pick(0, 0.0005, 0.005, 0.03);
    burst = (int) pick(1, 1, 5, 20);
    candidatePart = weight;
  }

  /** The lengths of stable's samples before the attempt: sparse ones first, then each second. */
  List<Integer> before() {
    int minutes = lasting ? 1_450 : (int) pick(0, 0, 60, 130);
    List<Integer> lengths = new ArrayList<>(Collections.nCopies(minutes, 60));
    lengths.addAll(Collections.nCopies((int) pick(0, 100, 620), 1));
    return lengths;
  }

  int looks() {
    return lasting ? Looks.BLOCK + 60 : 150;
  }

  /** Whether the candidate is known to get all requests of the latest second. */
  boolean allToCandidate() {
    return known && candidatePart == 1;
  }

  /** The next second. */
  Counted next() {
    if (left-- <= 0) {
      left = random.nextInt(5, 80);
      double trouble = pick(0, 0, 0.05, 0.3, 1);
      int who = random.nextInt(3);
      candidateShare = who == 0 ? base : Math.max(base, trouble);
      stableShare = who == 2 ? Math.max(base, trouble) : base;
      candidatePart = random.nextInt(5) == 0 ? 1 : weight;
      known = random.nextBoolean();
    }
    long all = Math.round(requests * random.nextDouble(0.5, 1.5));
    long candidate = binomial(all, candidatePart);
    return new Counted(tally(candidate, candidateShare), tally(all - candidate, stableShare));
  }

  private Tally tally(long total, double share) {
    long starts = binomial(total, share / burst);
    return new Tally(total, Math.min(total, starts * burst));
  }

  private long binomial(long n, double p) {
    return random.doubles(n).filter(d -> d < p).count();
  }

  private double pick(double... values) {
    return values[random.nextInt(values.length)];
  }
}
