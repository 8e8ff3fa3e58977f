package dev.hotswap.operator.metrics.http;

/** The answer passed its size limit. */
final class TooLargeException extends Exception {
  TooLargeException(String message) {
    super(message);
  }
}
