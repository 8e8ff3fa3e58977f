package dev.hotswap.testkit.gateway.config;

import java.time.Duration;

/**
 * How long a change takes to reach the gateway, as istiod plays it.
 *
 * @param quiet a change waits until there was no other for this long ({@code PILOT_DEBOUNCE_AFTER})
 * @param most but no longer than this in all ({@code PILOT_DEBOUNCE_MAX})
 * @param push from then until the gateway uses it
 */
public record Propagation(Duration quiet, Duration most, Duration push) {

  /** Istio's defaults and 50 ms to push: a single change is in force after 150 ms. */
  public static final Propagation ISTIO =
      new Propagation(Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofMillis(50));

  /** Changes reach the gateway at once. */
  public static final Propagation IMMEDIATE =
      new Propagation(Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
