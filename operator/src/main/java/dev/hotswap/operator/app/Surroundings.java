package dev.hotswap.operator.app;

import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.metrics.watch.WatchRoom;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.reconcile.cache.GatewayPodCache;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What an operator finds around itself; tests play it.
 *
 * @param clock the time
 * @param alarmTick how exactly alarms ring
 * @param firstRetry how long a turn that failed waits before it is tried again, at first
 * @param sight makes what sees traffic
 * @param lost what happens when another operator leads against our will
 */
public record Surroundings(
    Clock clock, Duration alarmTick, Duration firstRetry, Sight sight, Runnable lost) {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

  /** Makes what sees traffic; what it makes is closed with the operator where it can be. */
  @FunctionalInterface
  public interface Sight {
    /** Watches that tell {@code onChange} of every release with something new. */
    Watches watches(
        Settings settings,
        KubernetesClient client,
        MeterRegistry registry,
        Consumer<ReleaseKey> onChange);
  }

  /** The real ones. */
  static Surroundings real() {
    Clock clock = Clock.systemUTC();
    return new Surroundings(clock, TICK, FIRST_RETRY, Surroundings::room, Shutdown::halt);
  }

  private static Watches room(
      Settings settings,
      KubernetesClient client,
      MeterRegistry registry,
      Consumer<ReleaseKey> onChange) {
    var room =
        new WatchRoom(
            Sources.of(settings, new GatewayPodCache(client), registry),
            Clock.systemUTC(),
            onChange);
    room.start();
    return room;
  }
}
