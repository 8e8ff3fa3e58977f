package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.plan.Revision;
import java.time.Instant;

/**
 * Which attempt evidence belongs to: a retry of the same revision is another attempt.
 *
 * @param startedAt as status remembers it
 */
public record AttemptId(Revision candidate, Instant startedAt) {}
