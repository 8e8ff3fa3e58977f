package dev.hotswap.operator.app.metrics;

import dev.hotswap.operator.loop.ReconcileTimer;
import dev.hotswap.operator.loop.Running;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times reconciles by controller, never by resource: the number of series does not grow
 * with the number of releases.
 */
public final class ReconcileMetrics implements Metrics {
  /** Its events are handed over to lanes, which count and time the turns themselves. */
  private static final String HANDS_OVER = "gorelease";

  private final MeterRegistry registry;
  private final Running running;

  /** Reports to {@code registry}; {@code running} is shared with the liveness probe. */
  public ReconcileMetrics(MeterRegistry registry, Running running) {
    this.registry = registry;
    this.running = running;
    registry.gauge("hotswap.reconcile.active", running, Running::count);
  }

  @Override
  public void receivedEvent(Event event, Map<String, Object> metadata) {
    registry.counter("hotswap.reconcile.events", "controller", controller(metadata)).increment();
  }

  @Override
  public void reconcileCustomResource(
      HasMetadata resource, @Nullable RetryInfo retry, Map<String, Object> metadata) {
    if (retry != null && retry.getAttemptCount() > 0) {
      registry.counter("hotswap.reconcile.retries", "controller", controller(metadata)).increment();
    }
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    if (execution.controllerName().equals(HANDS_OVER)) {
      return execution.execute();
    }
    running.begin(execution);
    Timer.Sample sample = Timer.start(registry);
    String outcome = "failure";
    try {
      T result = execution.execute();
      outcome = "success";
      return result;
    } finally {
      running.end(execution);
      sample.stop(
          ReconcileTimer.of(registry, execution.controllerName(), execution.name(), outcome));
    }
  }

  private static String controller(Map<String, Object> metadata) {
    return String.valueOf(metadata.getOrDefault(Constants.CONTROLLER_NAME, "unknown"));
  }
}
