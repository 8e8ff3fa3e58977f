package dev.hotswap.testkit.prometheus;

import java.time.Instant;

/**
 * One value at one moment.
 *
 * @param value may be NaN or infinite
 */
public record Point(Instant at, double value) {}
