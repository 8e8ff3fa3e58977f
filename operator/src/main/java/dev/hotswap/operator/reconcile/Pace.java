package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.metrics.watch.ReleaseKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How often something may be done for each release, where it can wait. */
final class Pace {
  private final Duration apart;
  private final Map<ReleaseKey, Instant> last = new ConcurrentHashMap<>();

  /**
   * Nothing was done yet.
   *
   * @param apart time between twice
   */
  Pace(Duration apart) {
    this.apart = apart;
  }

  /** It was done now. */
  void done(ReleaseKey release, Instant now) {
    last.put(release, now);
  }

  /**
   * Until when it has to wait; empty where it may be done now. A clock that went back holds
   * nothing.
   */
  Optional<Instant> heldUntil(ReleaseKey release, Instant now) {
    return Optional.ofNullable(last.get(release))
        .filter(then -> !then.isAfter(now))
        .map(then -> then.plus(apart))
        .filter(now::isBefore);
  }

  /** Forgets a release that is gone. */
  void forget(ReleaseKey release) {
    last.remove(release);
  }
}
