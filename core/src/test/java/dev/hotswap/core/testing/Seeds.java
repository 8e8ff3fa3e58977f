package dev.hotswap.core.testing;

import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Where random tests take their randomness from: {@code hotswap.seed}, {@code hotswap.histories}.
 */
public final class Seeds {
  private Seeds() {}

  /** The seed given from outside, else {@code otherwise}. */
  public static long seed(long otherwise) {
    return property("hotswap.seed").map(Long::parseLong).orElse(otherwise);
  }

  /** How many histories to play, else {@code otherwise}. */
  public static int histories(int otherwise) {
    return property("hotswap.histories").map(Integer::parseInt).orElse(otherwise);
  }

  /**
   * Randomness of one seed among others: those of {@code new Random(1)} and {@code new Random(2)}
   * begin nearly alike.
   */
  public static Random random(long seed) {
    return new Random(new SplittableRandom(seed).nextLong());
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
  }
}
