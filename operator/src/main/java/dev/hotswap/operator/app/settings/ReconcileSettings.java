package dev.hotswap.operator.app.settings;

import java.time.Duration;

/** How releases are worked on. */
public record ReconcileSettings(
    @About("How many releases are worked on at once.") @Default("16") int threads,
    @About("Longest time in which a release is looked at again although nothing happened.")
        @Default("10m")
        Duration atLeastEvery) {
  public ReconcileSettings {
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException(
          "threads is " + threads + ": write a number from 1 to 256");
    }
  }
}
