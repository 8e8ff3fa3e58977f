package dev.hotswap.core.analysis;

import java.time.Duration;

/**
 * What happens when all steps passed but too few requests were seen to call the version healthy.
 *
 * @param after how long, in observed time beyond the last step's own, to wait for more requests
 * @param then what follows
 */
public record InsufficientEvidence(Duration after, Then then) {
  /** Ask a person, or promote all the same. */
  public enum Then {
    HOLD,
    PROMOTE
  }
}
