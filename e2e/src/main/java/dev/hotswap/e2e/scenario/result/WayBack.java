package dev.hotswap.e2e.scenario.result;

import java.time.Duration;
import java.time.Instant;

/**
 * Where the time of one way back went.
 *
 * @param firstBad when callers got the first bad answer
 * @param decided when the status that decided it reached the API server
 * @param sent when the route's change reached the API server
 * @param written when the API server had answered it
 * @param last when the last request was sent that the bad version answered
 */
public record WayBack(
    Instant firstBad, Instant decided, Instant sent, Instant written, Instant last) {
  /** Milliseconds until there was enough evidence, and a look at it. */
  public long evidenceMillis() {
    return millis(firstBad, decided);
  }

  /** Milliseconds for the decision to be in status. */
  public long statusMillis() {
    return millis(decided, sent);
  }

  /** Milliseconds for the API server to take the route. */
  public long routeMillis() {
    return millis(sent, written);
  }

  /** Milliseconds until istiod and the gateway followed. */
  public long gatewayMillis() {
    return Math.max(0, millis(written, last));
  }

  private static long millis(Instant from, Instant until) {
    return Duration.between(from, until).toMillis();
  }
}
