package dev.hotswap.operator.app.settings;

import java.time.Duration;

/** How releases are worked on. */
public record ReconcileSettings(
    @About("How many releases are worked on at once, besides urgent ones.") @Default("16")
        int threads,
    @About(
            "How many releases are worked on at once whose requests go back to the version before,"
                + " or whose route is released. They wait for no other work.")
        @Default("32")
        int urgentThreads,
    @About("For how many releases at once it is looked for what stands in their way.")
        @Default("16")
        int surveyThreads,
    @About("Longest time in which a release is looked at again although nothing happened.")
        @Default("10m")
        Duration atLeastEvery) {
  public ReconcileSettings {
    requireCount("threads", threads);
    requireCount("urgentThreads", urgentThreads);
    requireCount("surveyThreads", surveyThreads);
  }

  private static void requireCount(String name, int count) {
    if (count < 1 || count > 256) {
      throw new IllegalArgumentException(name + " is " + count + ": write a number from 1 to 256");
    }
  }
}
