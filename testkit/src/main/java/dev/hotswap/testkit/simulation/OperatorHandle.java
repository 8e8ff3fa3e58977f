package dev.hotswap.testkit.simulation;

/** An operator that was started. */
public interface OperatorHandle extends AutoCloseable {
  /** True while it works on something. */
  boolean busy();

  /** Ends it as a clean stop would. */
  @Override
  void close();
}
