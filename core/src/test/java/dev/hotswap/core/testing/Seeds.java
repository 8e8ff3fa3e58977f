package dev.hotswap.core.testing;

import java.util.Optional;

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

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
  }
}
