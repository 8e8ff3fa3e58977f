package dev.hotswap.core.simulation;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.Baselines;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;

/** What is known about stable's dispersion when the release starts. */
enum Foreknowledge {
  /** The true value. */
  KNOWN,
  /** Nothing: the default, refined while running. */
  DEFAULT,
  /** Estimated from the time before: sparse readings that were kept, then each sample. */
  ESTIMATED;

  private static final double MINUTE = 60;

  /** What is known in this cell. */
  Baselines of(Cell cell, AnalysisPlan plan, SplittableRandom random) {
    return switch (this) {
      case KNOWN -> known(cell.burst() > 1 ? 2 * cell.burst() - 1 : 1, plan);
      case DEFAULT -> Baselines.unknown(plan);
      case ESTIMATED -> estimated(cell, plan, random);
    };
  }

  private static Baselines estimated(Cell cell, AnalysisPlan plan, SplittableRandom random) {
    Baselines sparse =
        watched(
            cell,
            Baselines.unknown(plan),
            MINUTE,
            cell.before() + cell.memory(),
            cell.before(),
            random);
    Baselines remembered = Baselines.remembered(plan, sparse.kept());
    return watched(cell, remembered, cell.interval(), cell.before(), 0, random);
  }

  /** With a reading at each interval, from so many seconds before the step to fewer before it. */
  private static Baselines watched(
      Cell cell,
      Baselines known,
      double interval,
      double from,
      double until,
      SplittableRandom random) {
    Arm stable = new Arm(cell.rps() * interval, cell.base(), cell.burst(), random);
    Baselines seen = known;
    long samples = Math.round((from - until) / interval);
    for (long i = 0; i < samples; i++) {
      double at = i * interval - from;
      seen = seen.absorb(sample(at, stable.next(cell.base(), cell.load(at))));
    }
    return seen;
  }

  /** Counts that swing about their mean by just the right amount. */
  private static Baselines known(double phi, AnalysisPlan plan) {
    long total = 25_000;
    double mean = total / 250.0;
    long swing = Math.round(Math.sqrt(phi * mean * 0.498));
    Baselines seen = Baselines.unknown(plan);
    for (int i = 0; i < 10_000; i++) {
      Tally tally = new Tally(total, Math.round(mean) + (i % 2 == 0 ? swing : -swing));
      seen = seen.absorb(sample(i - 10_000, tally));
    }
    return seen;
  }

  private static Sample sample(double second, Tally stable) {
    Instant at = Instant.EPOCH.plusNanos(Math.round(second * 1e9));
    return new Sample(at, Map.of(Plans.METRIC, new Counted(Tally.NONE, stable)));
  }
}
