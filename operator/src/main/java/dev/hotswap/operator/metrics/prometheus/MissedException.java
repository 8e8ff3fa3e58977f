package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.Failure;

/** Ends a poll that needs several answers at the first one that fails. */
final class MissedException extends Exception {
  private final transient Failure failure;

  MissedException(Failure failure) {
    super(failure.sentence());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
