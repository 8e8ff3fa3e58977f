package dev.hotswap.core.world;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * What still flows through one backend, summed over every reporter.
 *
 * @param inFlight requests under way; empty where no reporter has such a gauge
 * @param quietSince since when no request to it was seen to finish
 */
public record Flow(OptionalInt inFlight, Instant quietSince) {}
