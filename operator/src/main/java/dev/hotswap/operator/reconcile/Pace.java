package dev.hotswap.operator.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When something that can wait was done last for one release. */
final class Pace {
  private volatile Optional<Instant> last = Optional.empty();

  /** It was done now. */
  void done(Instant now) {
    last = Optional.of(now);
  }

  /**
   * Until when it has to wait; empty where it may be done now. A clock that went back holds
   * nothing.
   *
   * @param apart time between twice
   */
  Optional<Instant> heldUntil(Duration apart, Instant now) {
    return last.filter(then -> !then.isAfter(now))
        .map(then -> then.plus(apart))
        .filter(now::isBefore);
  }
}
