package dev.hotswap.e2e.scenario.result;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long a scenario and the parts of it that matter took, in milliseconds.
 *
 * @param tookMillis from the beginning of its script to its end
 * @param restoreMillis from the first bad answer to the last request that a bad version got
 * @param afterRestartMillis from the last start of the operator to the last request that a bad
 *     version got, where there was one after it
 * @param handoverMillis from the moment the leader was told to stop to the moment another one led
 * @param wayBack the parts of the restore, where a version was taken back because of bad answers
 */
public record Timing(
    long tookMillis,
    OptionalLong restoreMillis,
    OptionalLong afterRestartMillis,
    OptionalLong handoverMillis,
    Optional<WayBack> wayBack) {
  /** Nothing that matters happened. */
  public static Timing none() {
    return new Timing(
        0, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
  }
}
