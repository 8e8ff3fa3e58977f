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
  /** Estimated from the time before. */
  ESTIMATED;

  /** What is known in this cell. */
  Baselines of(Cell cell, AnalysisPlan plan, SplittableRandom random) {
    return switch (this) {
      case KNOWN -> known(cell.burst() > 1 ? 2 * cell.burst() - 1 : 1, plan);
      case DEFAULT -> Baselines.unknown(plan);
      case ESTIMATED -> estimated(cell, plan, random);
    };
  }

  private static Baselines estimated(Cell cell, AnalysisPlan plan, SplittableRandom random) {
    Arm stable = new Arm(cell.rps() * cell.interval(), cell.base(), cell.burst(), random);
    Baselines seen = Baselines.unknown(plan);
    long samples = Math.round(cell.before() / cell.interval());
    for (long i = 0; i < samples; i++) {
      seen = seen.absorb(sample((i - samples) * cell.interval(), stable.next(cell.base())));
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
