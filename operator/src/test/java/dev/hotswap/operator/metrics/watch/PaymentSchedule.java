package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import dev.hotswap.operator.metrics.testing.ScriptedSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Watches of one release, by a source that answers as it is told, on a clock that a test moves. */
final class PaymentSchedule implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  final ManualClock clock = new ManualClock(START);
  final ScriptedSource source = new ScriptedSource(Duration.ofSeconds(1));
  final List<ReleaseKey> changed = new CopyOnWriteArrayList<>();
  final WatchSchedule room = new WatchSchedule(Map.of("gateway", source), clock, changed::add);
  final PaymentTargets judged = PaymentTargets.starting(START, Metrics.errors());

  /** A second later every watch has ticked once. */
  void tick() throws InterruptedException, ExecutionException {
    clock.advance(Duration.ofSeconds(1));
    finish(room.tickAll());
  }

  /** Returns when these ticks are over. */
  static void finish(List<Future<?>> ticks) throws InterruptedException, ExecutionException {
    for (Future<?> tick : ticks) {
      tick.get();
    }
  }

  @Override
  public void close() {
    room.close();
  }
}
