package dev.hotswap.operator.app.leader;

import java.time.Duration;

/**
 * Under which name, for which Lease and with which times an operator stands for leader.
 *
 * @param namespace of the Lease
 * @param name of the Lease
 * @param holder who stands; a restarted container keeps it, and so leads again at once
 * @param duration how long a Lease that is not renewed keeps others out
 * @param renewDeadline how long a leader tries to renew before it ends
 * @param retryPeriod time between two attempts
 */
public record Candidacy(
    String namespace,
    String name,
    String holder,
    Duration duration,
    Duration renewDeadline,
    Duration retryPeriod) {}
