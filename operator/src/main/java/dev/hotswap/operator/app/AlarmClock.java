package dev.hotswap.operator.app;

import dev.hotswap.operator.loop.Heartbeats;
import dev.hotswap.operator.loop.Loop;
import dev.hotswap.operator.reconcile.signal.Alarms;
import java.time.Duration;

/** Rings alarms that are due, a tick late at most. */
final class AlarmClock {
  private AlarmClock() {}

  static Loop start(Alarms alarms, Duration tick, Heartbeats heartbeats) {
    return Loop.start("alarms", tick, heartbeats, alarms::ring);
  }
}
