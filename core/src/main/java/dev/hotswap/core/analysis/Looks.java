package dev.hotswap.core.analysis;

import java.time.Duration;

/**
 * How many evaluations share one error budget: the more looks, the more proof each must bring.
 *
 * @param planned evaluations planned in the current step, at least 1
 */
public record Looks(long planned) {
  /**
   * After so many looks the restarting half begins anew and so does its budget: half an hour of
   * samples taken each second.
   */
  public static final int BLOCK = 1_800;

  public Looks {
    if (planned < 1) {
      throw new IllegalArgumentException(
          "planned looks " + planned + " is below 1: a judgement is at least one look");
    }
  }

  /**
   * The looks of a step of known length.
   *
   * @param step how long the step lasts, zero or more
   * @param interval time between two samples, more than zero
   */
  public static Looks during(Duration step, Duration interval) {
    return new Looks(Math.max(1, step.dividedBy(interval)));
  }

  /** The looks of a step that ends when a person says so. */
  public static Looks openEnded() {
    return new Looks(BLOCK);
  }
}
