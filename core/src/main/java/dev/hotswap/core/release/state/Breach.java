package dev.hotswap.core.release.state;

import java.time.Instant;

/**
 * What ended an attempt, or what holds it when the policy says to hold.
 *
 * @param cause its kind
 * @param metric the metric that broke its limit; empty string for anything else
 * @param sentence for people, with the numbers, without the version
 * @param detectedAt when it was decided
 */
public record Breach(Cause cause, String metric, String sentence, Instant detectedAt) {}
