package dev.hotswap.operator.reconcile.signal;

import dev.hotswap.operator.metrics.watch.ReleaseKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One wake-up time per release. Kept in memory only: every time is derived from status anew at each
 * look, and a started operator looks at every release once.
 */
public final class Alarms {
  private final Map<ReleaseKey, Instant> times = new ConcurrentHashMap<>();
  private final Consumer<ReleaseKey> wake;

  /** Wakes through {@code wake}. */
  public Alarms(Consumer<ReleaseKey> wake) {
    this.wake = wake;
  }

  /** Wake this release at {@code time}, and at no other. */
  public void set(ReleaseKey release, Instant time) {
    times.put(release, time);
  }

  /** Do not wake this release. */
  public void clear(ReleaseKey release) {
    times.remove(release);
  }

  /** Wakes whoever is due. */
  public void ring(Instant now) {
    times.forEach(
        (release, time) -> {
          if (!time.isAfter(now) && times.remove(release, time)) {
            wake.accept(release);
          }
        });
  }

  /** When the next one is due. */
  public Optional<Instant> next() {
    return times.values().stream().min(Comparator.naturalOrder());
  }
}
