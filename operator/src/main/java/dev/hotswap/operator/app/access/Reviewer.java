package dev.hotswap.operator.app.access;

/** Says whether the bearer of a token may read metrics. */
@FunctionalInterface
public interface Reviewer {
  /** What came of asking. */
  enum Review {
    /** The token is nobody's, or has expired. */
    UNKNOWN,
    /** Its bearer is known and lacks the right. */
    FORBIDDEN,
    /** Its bearer may read metrics. */
    ALLOWED
  }

  /**
   * Asks.
   *
   * @throws RuntimeException when nobody answers
   */
  Review review(String token);
}
