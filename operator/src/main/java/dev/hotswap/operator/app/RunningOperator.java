package dev.hotswap.operator.app;

import io.javaoperatorsdk.operator.Operator;
import java.util.function.BooleanSupplier;

/**
 * An operator that was started. Closing it is a clean stop: not ready, no more work, the Lease
 * given back, then everything else.
 */
public final class RunningOperator implements AutoCloseable {
  private final Health health;
  private final Operator operator;
  private final int managementPort;
  private final BooleanSupplier leading;
  private final Parts parts;

  RunningOperator(
      Health health, Operator operator, int managementPort, BooleanSupplier leading, Parts parts) {
    this.health = health;
    this.operator = operator;
    this.managementPort = managementPort;
    this.leading = leading;
    this.parts = parts;
  }

  /** Whether this operator acts. */
  public boolean leading() {
    return leading.getAsBoolean();
  }

  /** The port of probes and metrics. */
  public int managementPort() {
    return managementPort;
  }

  @Override
  public void close() {
    health.stopping();
    operator.stop();
    parts.close();
  }
}
