package dev.hotswap.operator.app;

import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.LoggedFaults;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.Heartbeats;
import dev.hotswap.operator.metrics.watch.WatchSchedule;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.reconcile.cache.GatewayPodCache;
import dev.hotswap.operator.reconcile.cache.TextBudget;
import dev.hotswap.operator.traffic.RouteKinds;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What an operator finds around itself; tests play it.
 *
 * @param clock the time
 * @param nanos time in nanoseconds that only goes on, whatever is done to the clock
 * @param alarmTick how exactly alarms ring
 * @param firstRetry how long a policy whose status could not be written waits, at first
 * @param sight makes what sees traffic
 * @param kinds of route that are written, made from the cluster's names
 * @param lost what happens when another operator leads against our will
 * @param budget for what releases keep in memory
 * @param faults where what fails unexpectedly becomes a value
 */
public record Surroundings(
    Clock clock,
    LongSupplier nanos,
    Duration alarmTick,
    Duration firstRetry,
    Sight sight,
    Function<ClusterNames, RouteKinds> kinds,
    Runnable lost,
    TextBudget budget,
    FaultBarrier faults) {
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
        Heartbeats heartbeats,
        Consumer<ReleaseKey> onChange);
  }

  /** The real ones. */
  static Surroundings real() {
    Clock clock = Clock.systemUTC();
    return new Surroundings(
        clock,
        System::nanoTime,
        TICK,
        FIRST_RETRY,
        Surroundings::watchRoom,
        Kinds::of,
        Shutdown::halt,
        TextBudget.ofThisMachine(),
        new LoggedFaults());
  }

  private static Watches watchRoom(
      Settings settings,
      KubernetesClient client,
      MeterRegistry registry,
      Heartbeats heartbeats,
      Consumer<ReleaseKey> onChange) {
    var budget =
        new WatchSchedule(
            Sources.of(settings, new GatewayPodCache(client), registry),
            Clock.systemUTC(),
            onChange);
    budget.start(heartbeats);
    return budget;
  }
}
