package dev.hotswap.core.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Plays a cell many times over. The same seed gives the same result on every machine. */
final class Simulation {
  private Simulation() {}

  /**
   * Plays {@code runs} histories.
   *
   * @param runs 1 or more
   */
  static Result run(Cell cell, int runs, long seed) {
    return Result.of(cell, outcomes(cell, runs, seed));
  }

  /** How each of those histories ended. */
  static List<Outcome> outcomes(Cell cell, int runs, long seed) {
    return IntStream.range(0, runs)
        .parallel()
        .mapToObj(run -> new History(cell, new SplittableRandom(mixed(seed, run))).play())
        .toList();
  }

  /** Far apart for runs that are next to each other. */
  private static long mixed(long seed, int run) {
    long z = seed + (run + 1L) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    return z ^ (z >>> 27);
  }
}
