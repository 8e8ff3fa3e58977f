package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.Split;
import java.time.Instant;
import java.util.Optional;

/**
 * What all routes of a release shall carry.
 *
 * @param split the weights
 * @param decidedAt when they were decided; two decisions never look alike, even for the same split
 * @param note what is to be known of this write besides; the next write takes it away
 */
public record RouteWrite(Split split, Instant decidedAt, Optional<String> note) {
  /** A write that says no more than its weights. */
  public RouteWrite(Split split, Instant decidedAt) {
    this(split, decidedAt, Optional.empty());
  }

  /** The same with a note. */
  public RouteWrite noting(String text) {
    return new RouteWrite(split, decidedAt, Optional.of(text));
  }
}
