package dev.hotswap.core.plan;

import java.time.Duration;

/** How long a step keeps its weight before the next one may begin. */
public sealed interface Hold {
  /** No longer than one fresh look. */
  record None() implements Hold {}

  /**
   * For a time that was observed; time without observation does not count.
   *
   * @param time more than zero
   */
  record For(Duration time) implements Hold {}

  /** Until a person says {@code promote}. */
  record Person() implements Hold {}

  /** The observed time this hold needs; a person's hold needs none of its own. */
  default Duration time() {
    return switch (this) {
      case None() -> Duration.ZERO;
      case For(Duration time) -> time;
      case Person() -> Duration.ZERO;
    };
  }
}
