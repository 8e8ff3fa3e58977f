package dev.hotswap.operator.reconcile.signal;

import dev.hotswap.operator.kube.ReleaseKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One wake-up time per release. Kept in memory only: every time is derived from status anew at each
 * look, and a started operator looks at every release once. A clock that is set back while an alarm
 * is set makes nobody wait longer than it was to be when it was set.
 */
public final class Alarms {
  private final Map<ReleaseKey, Due> dues = new ConcurrentHashMap<>();
  private final Clock clock;
  private final LongSupplier nanos;
  private final Consumer<ReleaseKey> wake;

  /** Due when either clock says so. */
  private record Due(Instant time, long nanos) {
    boolean isAt(Instant now, long nanosNow) {
      return !time.isAfter(now) || nanosNow - nanos >= 0;
    }
  }

  /**
   * Wakes through {@code wake}.
   *
   * @param clock the wall clock, in whose times alarms are set
   * @param nanos time that only goes on
   */
  public Alarms(Clock clock, LongSupplier nanos, Consumer<ReleaseKey> wake) {
    this.clock = clock;
    this.nanos = nanos;
    this.wake = wake;
  }

  /** Wake this release at {@code time}, and at no other. */
  public void set(ReleaseKey release, Instant time) {
    dues.put(release, due(time));
  }

  /** Wake this release at {@code time}, or earlier where that was asked for before. */
  public void atTheLatest(ReleaseKey release, Instant time) {
    dues.merge(release, due(time), (now, then) -> now.nanos() - then.nanos() <= 0 ? now : then);
  }

  private Due due(Instant time) {
    return new Due(time, nanos.getAsLong() + Duration.between(clock.instant(), time).toNanos());
  }

  /** Do not wake this release. */
  public void clear(ReleaseKey release) {
    dues.remove(release);
  }

  /** A release whose waking failed is woken at the next ring. */
  private void wake(ReleaseKey release, Due due) {
    boolean woken = false;
    try {
      wake.accept(release);
      woken = true;
    } finally {
      if (!woken) {
        dues.putIfAbsent(release, due);
      }
    }
  }

  /** Wakes whoever is due. */
  public void ring() {
    Instant now = clock.instant();
    long nanosNow = nanos.getAsLong();
    dues.forEach(
        (release, due) -> {
          if (due.isAt(now, nanosNow) && dues.remove(release, due)) {
            wake(release, due);
          }
        });
  }
}
