package dev.hotswap.core.simulation;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.analysis.Evidence;
import dev.hotswap.core.analysis.Judge;
import dev.hotswap.core.analysis.Looks;
import dev.hotswap.core.analysis.Observation;
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

  History(Cell cell, SplittableRandom random) {
    this.cell = cell;
    this.random = random;
    plan = Plans.of(cell.slow());
  }

  /** Plays it. The first sample comes at a random moment of the first interval. */
  Outcome play() {
    Evidence evidence = Evidence.begin(plan, cell.baseline().of(cell, plan, random));
    Traffic traffic = new Traffic(cell, random);
    Looks looks = new Looks(cell.looks());
    boolean shared = false;
    double from = 0;
    double first = random.nextDouble() * cell.interval();
    for (int look = 0; look < cell.looks(); look++) {
      double at = first + look * cell.interval();
      evidence = evidence.absorb(sample(traffic, from, at));
      from = at;
      Assessment said = Judge.assess(evidence, looks);
      shared |= said.shared().isPresent();
      if (said.breach().isPresent()) {
        return new Outcome(Optional.of(at + EVALUATION), shared);
      }
    }
    return new Outcome(Optional.empty(), shared);
  }

  private Sample sample(Traffic traffic, double from, double to) {
    Instant at = Instant.EPOCH.plusNanos((long) (to * 1e9));
    Map<String, Observation> seen = Map.of(Plans.METRIC, traffic.between(from, to));
    return new Sample(at, seen, cell.weight() == 1);
  }
}
