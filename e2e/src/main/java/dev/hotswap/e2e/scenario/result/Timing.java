package dev.hotswap.e2e.scenario.result;

import java.util.OptionalLong;

/**
 * How long a scenario and the parts of it that matter took, in milliseconds.
 *
 * @param tookMillis from the beginning of its script to its end
 * @param restoreMillis from the first bad answer to the last request that a bad version got
 * @param afterRestartMillis from the last start of the operator to the last request that a bad
 *     version got, where there was one after it
 * @param handoverMillis from the moment the leader was told to stop to the moment another one led
 */
public record Timing(
    long tookMillis,
    OptionalLong restoreMillis,
    OptionalLong afterRestartMillis,
    OptionalLong handoverMillis) {}
