package dev.hotswap.operator.app;

import dev.hotswap.operator.reconcile.signal.Alarms;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Rings alarms that are due, a tick late at most. */
final class AlarmClock implements AutoCloseable {
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("alarms").factory());

  private AlarmClock() {}

  static AlarmClock start(Alarms alarms, Clock clock, Duration tick) {
    var started = new AlarmClock();
    var _ =
        started.beat.scheduleAtFixedRate(
            () -> alarms.ring(clock.instant()), 0, tick.toMillis(), TimeUnit.MILLISECONDS);
    return started;
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }
}
