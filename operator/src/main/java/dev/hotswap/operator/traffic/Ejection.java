package dev.hotswap.operator.traffic;

import java.time.Duration;

/**
 * When a gateway leaves a pod alone.
 *
 * @param failures connections in a row that it did not take, or broke
 * @param base how long the first time
 */
public record Ejection(int failures, Duration base) {}
