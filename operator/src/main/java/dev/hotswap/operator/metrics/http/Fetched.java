package dev.hotswap.operator.metrics.http;

import dev.hotswap.operator.metrics.Failure;

/** What became of one request. */
public sealed interface Fetched<T> {
  /** Status 200, and a body that makes sense. */
  record Got<T>(T body) implements Fetched<T> {}

  /**
   * Another status.
   *
   * @param text the beginning of the body, for people and for protocols that explain errors there
   */
  record Refused<T>(int status, String text) implements Fetched<T> {}

  /** No answer, or one without sense. */
  record Missed<T>(Failure failure) implements Fetched<T> {}
}
