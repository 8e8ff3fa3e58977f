package dev.hotswap.operator.reconcile.lane;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToIntFunction;

/** What Prometheus sees of one lane; never by release, so that series do not grow with them. */
final class LaneMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(10),
    Duration.ofMillis(100),
    Duration.ofSeconds(1),
    Duration.ofSeconds(10),
    Duration.ofMinutes(1)
  };

  private final Timer wait;

  /**
   * Shows a lane.
   *
   * @param lane read from any thread; a number that is a moment old does no harm
   */
  LaneMetrics(String name, Lane lane, MeterRegistry registry) {
    gauge(
        "hotswap.lane.waiting",
        "Releases that wait in this lane",
        name,
        lane,
        registry,
        Lane::waiting);
    gauge(
        "hotswap.lane.running",
        "Threads of this lane that work",
        name,
        lane,
        registry,
        Lane::running);
    wait =
        Timer.builder("hotswap.lane.wait")
            .description("How long a release waited for a thread of this lane")
            .tag("lane", name)
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
  }

  void waited(long nanos) {
    wait.record(Duration.ofNanos(nanos));
  }

  private static void gauge(
      String metric,
      String description,
      String name,
      Lane lane,
      MeterRegistry registry,
      ToIntFunction<Lane> value) {
    Gauge.builder(metric, lane, value::applyAsInt)
        .description(description)
        .tag("lane", name)
        .strongReference(true)
        .register(registry);
  }
}
