package dev.hotswap.core.analysis;

import java.time.Duration;

/**
 * What happens when no reading arrives.
 *
 * @param after how long readings may stay away
 * @param then what follows
 */
public record NoData(Duration after, Then then) {
  /** Keep the weight and wait, or put traffic back. */
  public enum Then {
    HOLD,
    ROLLBACK
  }
}
