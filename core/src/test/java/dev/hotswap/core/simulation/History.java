package dev.hotswap.core.simulation;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.analysis.Evidence;
import dev.hotswap.core.analysis.Judge;
import dev.hotswap.core.analysis.Looks;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** One release of a cell, from its first request to an alarm or to the end of the step. */
final class History {
  /** Seconds from a sample to the decision it leads to. */
  private static final double EVALUATION = 0.5;

  private final Cell cell;
  private final AnalysisPlan plan;
  private final SplittableRandom random;

  /** Apart from the other, so that a history has the same traffic however often it is looked at. */
  private final SplittableRandom peeking;

  History(Cell cell, SplittableRandom random) {
    this.cell = cell;
    this.random = random;
    peeking = random.split();
    plan = Plans.of(cell.slow());
  }

  /**
   * Plays it. Looks between two samples are judged with what was counted since the last sample, and
   * nothing of them is kept. The first sample comes at a random moment of the first interval.
   */
  Outcome play() {
    Evidence evidence = Evidence.begin(plan, cell.baseline().of(cell, plan, random));
    Traffic traffic = new Traffic(cell, random, peeking);
    Looks looks = new Looks(cell.looks());
    boolean shared = false;
    double from = 0;
    double first = random.nextDouble() * cell.interval();
    for (int look = 0; look < cell.looks(); look++) {
      double at = first + look * cell.interval();
      Counted whole = traffic.between(from, at);
      Evidence before = evidence;
      int peeks = cell.peeks(from);
      for (int peek = 1; peek <= peeks; peek++) {
        double part = (double) peek / peeks;
        double until = from + (at - from) * part;
        evidence = before.absorb(sample(peek < peeks ? traffic.early(whole, part) : whole, until));
        Assessment said = Judge.assess(evidence, looks);
        shared |= peek == peeks && said.shared().isPresent();
        if (said.breach().isPresent()) {
          return new Outcome(Optional.of(until + EVALUATION), shared);
        }
      }
      from = at;
    }
    return new Outcome(Optional.empty(), shared);
  }

  private Sample sample(Counted since, double to) {
    Instant at = Instant.EPOCH.plusNanos((long) (to * 1e9));
    Map<String, Observation> seen = Map.of(Plans.METRIC, since);
    return new Sample(at, seen, cell.weight() == 1);
  }
}
