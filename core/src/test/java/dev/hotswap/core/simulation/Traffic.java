package dev.hotswap.core.simulation;

import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Tally;
import java.util.SplittableRandom;

/** The counts of a cell, sample by sample, with changes at their exact moments. */
final class Traffic {
  private static final double INCIDENT_FROM = 300;
  private static final double INCIDENT_SHARE = 0.3;

  private final Cell cell;
  private final SplittableRandom random;
  private final SplittableRandom peeking;
  private final Arm candidate;
  private final Arm stable;

  Traffic(Cell cell, SplittableRandom random, SplittableRandom peeking) {
    this.cell = cell;
    this.random = random;
    this.peeking = peeking;
    double perSample = cell.rps() * cell.interval();
    candidate = new Arm(perSample * cell.weight(), cell.base(), cell.burst(), random);
    stable = new Arm(perSample * (1 - cell.weight()), cell.base(), cell.burst(), random);
  }

  /** What both versions did from one moment to another, at most one interval later. */
  Counted between(double from, double to) {
    double onset = Math.clamp(cell.turnsAt() * 60, from, to);
    Tally before = part(candidate, from, share(cell.base(), from), onset - from);
    Tally after = part(candidate, from, share(cell.candidate(), from), to - onset);
    Tally reference = part(stable, from, share(cell.base(), from), to - from);
    return new Counted(before.plus(after), reference);
  }

  /**
   * What of an interval's counts was there after this part of it. Where bad requests come in bursts
   * all of a version's come at one moment: the harder case for whoever looks early.
   */
  Counted early(Counted whole, double part) {
    return new Counted(early(whole.candidate(), part), early(whole.stable(), part));
  }

  private Tally early(Tally whole, double part) {
    long bad =
        cell.burst() <= 1
            ? thinned(whole.bad(), part, peeking)
            : peeking.nextDouble() < part ? whole.bad() : 0;
    return new Tally(bad + thinned(whole.total() - whole.bad(), part, peeking), bad);
  }

  private double share(double usual, double at) {
    boolean incident = at >= INCIDENT_FROM && at < INCIDENT_FROM + cell.incident();
    double drifted = cell.drifted(usual, at);
    return incident ? Math.max(drifted, INCIDENT_SHARE) : drifted;
  }

  private Tally part(Arm arm, double at, double share, double seconds) {
    double part = seconds / cell.interval();
    if (part <= 0) {
      return Tally.NONE;
    }
    Tally whole = arm.next(share, cell.load(at));
    if (part > 1 - 1e-9) {
      return whole;
    }
    long bad = thinned(whole.bad(), part, random);
    return new Tally(bad + thinned(whole.total() - whole.bad(), part, random), bad);
  }

  private static long thinned(long count, double part, SplittableRandom random) {
    long kept = 0;
    for (long i = 0; i < count; i++) {
      kept += random.nextDouble() < part ? 1 : 0;
    }
    return kept;
  }
}
