package dev.hotswap.core.release;

import java.time.Instant;

/**
 * The version before, kept warm: going back to it is one weight change.
 *
 * @param until when it is given up
 */
public record Retained(Serving serving, Instant until) {}
