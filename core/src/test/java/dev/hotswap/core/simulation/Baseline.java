package dev.hotswap.core.simulation;

import dev.hotswap.core.analysis.Dispersion;
import dev.hotswap.core.analysis.Tally;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What is known about stable's dispersion when the release starts. */
enum Baseline {
  /** The true value. */
  KNOWN,
  /** Nothing: the default, refined while running. */
  DEFAULT,
  /** Estimated from the time before. */
  ESTIMATED;

  /** What is known in this cell. */
  Dispersion of(Cell cell, SplittableRandom random) {
    return switch (this) {
      case KNOWN -> known(cell.burst() > 1 ? 2 * cell.burst() - 1 : 1);
      case DEFAULT -> Dispersion.UNKNOWN;
      case ESTIMATED -> estimated(cell, random);
    };
  }

  private static Dispersion estimated(Cell cell, SplittableRandom random) {
    Arm stable = new Arm(cell.rps() * cell.interval(), cell.base(), cell.burst(), random);
    return Stream.generate(() -> stable.next(cell.base()))
        .limit(Math.round(cell.before() / cell.interval()))
        .reduce(Dispersion.UNKNOWN, Dispersion::absorb, (a, b) -> b);
  }

  /** Counts that swing about their mean by just the right amount. */
  private static Dispersion known(double phi) {
    long total = 1_000;
    double mean = total / 10.0;
    long swing = Math.round(Math.sqrt(phi * mean * 0.45));
    Dispersion seen = Dispersion.UNKNOWN;
    for (int i = 0; i < 10_000; i++) {
      seen = seen.absorb(new Tally(total, Math.round(mean) + (i % 2 == 0 ? swing : -swing)));
    }
    return seen;
  }
}
