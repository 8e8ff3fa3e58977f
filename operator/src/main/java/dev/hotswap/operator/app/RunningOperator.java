package dev.hotswap.operator.app;

import dev.hotswap.operator.loop.Running;
import dev.hotswap.operator.reconcile.GoReleaseReconciler;
import dev.hotswap.operator.reconcile.lane.BackgroundTasks;
import io.javaoperatorsdk.operator.Operator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * An operator that was started. Closing it is a clean stop: not ready, no more work, the Lease
 * given back, then everything else.
 */
public final class RunningOperator implements AutoCloseable {
  private final Health health;
  private final Operator operator;
  private final Running running;
  private final GoReleaseReconciler releases;
  private final List<BackgroundTasks> background;
  private final int managementPort;
  private final BooleanSupplier leading;
  private final Parts parts;

  RunningOperator(
      Health health,
      Operator operator,
      Running running,
      GoReleaseReconciler releases,
      List<BackgroundTasks> background,
      int managementPort,
      BooleanSupplier leading,
      Parts parts) {
    this.health = health;
    this.operator = operator;
    this.running = running;
    this.releases = releases;
    this.background = background;
    this.managementPort = managementPort;
    this.leading = leading;
    this.parts = parts;
  }

  /** Whether this operator acts. */
  public boolean leading() {
    return leading.getAsBoolean();
  }

  /** Whether it works on something at this moment. */
  public boolean busy() {
    return running.count() > 0
        || releases.busy()
        || background.stream().anyMatch(BackgroundTasks::busy);
  }

  /** How often it has finished looking at something; it only grows. */
  public long turns() {
    return running.finished();
  }

  /** The port of probes and metrics. */
  public int managementPort() {
    return managementPort;
  }

  @Override
  public void close() {
    health.stopping();
    releases.close();
    operator.stop();
    parts.close();
  }
}
