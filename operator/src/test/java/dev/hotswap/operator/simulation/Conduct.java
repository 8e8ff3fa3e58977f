package dev.hotswap.operator.simulation;

import dev.hotswap.testkit.controllers.node.PlayedImage;
import dev.hotswap.testkit.controllers.node.PlayedImage.Exit;
import java.time.Duration;

/** How a version behaves once somebody wants it. */
enum Conduct {
  GOOD,
  /** Its image comes slowly, its process starts slowly. */
  SLOW_TO_START,
  /** One request in five fails. */
  FAILING,
  /** Its process ends two seconds after each start. */
  CRASH_LOOPING,
  /** Its process runs and never answers the probe. */
  NEVER_READY,
  /** There is no such image. */
  UNPULLABLE,
  /** It runs out of memory once it has run for a while. */
  OUT_OF_MEMORY;

  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final Duration WHILE = Duration.ofSeconds(16);

  /** Whether a release of it can end well. */
  boolean serves() {
    return this == GOOD || this == SLOW_TO_START;
  }

  /** Whether it starts well, so that only requests, or time, show what it is. */
  boolean looksGood() {
    return this == FAILING || this == OUT_OF_MEMORY;
  }

  /** The image of a version that behaves so. */
  PlayedImage image(String reference) {
    PlayedImage healthy = PlayedImage.healthy(reference);
    return switch (this) {
      case GOOD, FAILING -> healthy;
      case SLOW_TO_START -> healthy.taking(MOMENT, MOMENT, MOMENT);
      case CRASH_LOOPING -> healthy.exiting(Exit.of(MOMENT, 1));
      case NEVER_READY -> healthy.neverReady();
      case UNPULLABLE -> healthy.unpullable("manifest unknown");
      case OUT_OF_MEMORY -> healthy.exiting(Exit.outOfMemory(WHILE));
    };
  }
}
