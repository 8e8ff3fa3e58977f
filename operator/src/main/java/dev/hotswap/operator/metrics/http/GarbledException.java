package dev.hotswap.operator.metrics.http;

/** The other side does not speak its own protocol. The message says where and how. */
public final class GarbledException extends Exception {
  /** A message for people, which quotes at most a few characters of what was received. */
  public GarbledException(String message) {
    super(message);
  }
}
