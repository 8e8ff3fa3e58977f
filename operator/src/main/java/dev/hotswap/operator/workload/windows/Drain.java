package dev.hotswap.operator.workload.windows;

import java.time.Duration;

/**
 * What a pod needs to end without losing a request.
 *
 * @param endpoints how long requests may still arrive after a pod began to end: until every gateway
 *     and every node's HNS has dropped its endpoint
 * @param requests how long a request in flight may take
 */
public record Drain(Duration endpoints, Duration requests) {
  /** Seconds to keep serving before the process is told to stop; at least 1. */
  public long sleepSeconds() {
    return Math.max(1, seconds(endpoints));
  }

  /** Seconds that a pod may take to end, in all. */
  public long graceSeconds() {
    return sleepSeconds() + seconds(requests);
  }

  private static long seconds(Duration time) {
    return time.plusMillis(999).toSeconds();
  }
}
