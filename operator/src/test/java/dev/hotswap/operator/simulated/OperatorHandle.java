package dev.hotswap.operator.simulated;

/** An operator that was started. */
public interface OperatorHandle extends AutoCloseable {
  /** True while it works on something. */
  boolean busy();

  /** How many turns of a release it has taken; it only grows. Zero where nobody counts. */
  default long turns() {
    return 0;
  }

  /** Ends it as a clean stop would. */
  @Override
  void close();
}
