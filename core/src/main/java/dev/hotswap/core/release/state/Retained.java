package dev.hotswap.core.release.state;

import dev.hotswap.core.plan.Plan;
import java.time.Instant;
import java.util.Optional;

/**
 * The version before, kept warm: going back to it is one weight change, and needs nothing that is
 * not remembered here.
 *
 * @param until when it is given up
 * @param plan that of the attempt which took its place; empty where nobody remembers
 */
public record Retained(Serving serving, Instant until, Optional<Plan> plan) {}
