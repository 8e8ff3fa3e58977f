package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.plan.Split;
import java.time.Instant;
import java.util.Optional;

/**
 * The split that was last written to the route.
 *
 * @param split what it says
 * @param at when it was written, or first read by an operator that did not write it itself
 * @param before the split it replaced, where that is known; what a gateway that has not heard of
 *     the change still follows
 */
public record Written(Split split, Instant at, Optional<Split> before) {}
