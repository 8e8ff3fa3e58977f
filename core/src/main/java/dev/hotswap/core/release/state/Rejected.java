package dev.hotswap.core.release.state;

import dev.hotswap.core.plan.Target;
import java.time.Instant;

/**
 * A revision that was rolled back. It is never tried again by itself.
 *
 * @param reason one sentence with the numbers
 */
public record Rejected(Target target, Instant at, String reason) {}
