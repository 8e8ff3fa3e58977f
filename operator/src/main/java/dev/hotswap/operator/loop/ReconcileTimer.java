package dev.hotswap.operator.loop;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * {@code hotswap.reconcile.duration}, wherever a reconcile is taken: one name, one set of buckets.
 */
public final class ReconcileTimer {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private ReconcileTimer() {}

  /** The timer of one controller's operations with this outcome. */
  public static Timer of(
      MeterRegistry registry, String controller, String operation, String outcome) {
    return Timer.builder("hotswap.reconcile.duration")
        .description("Time of one reconcile")
        .tag("controller", controller)
        .tag("operation", operation)
        .tag("outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
