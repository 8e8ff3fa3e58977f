package dev.hotswap.core.world;

import dev.hotswap.core.analysis.Assessment;
import java.time.Instant;

/**
 * What the metric source has said of the running attempt.
 *
 * @param newest time of the newest sample
 * @param observed when readings were usable
 * @param assessment every metric's verdict
 */
public record Readings(Instant newest, ObservedTime observed, Assessment assessment) {}
