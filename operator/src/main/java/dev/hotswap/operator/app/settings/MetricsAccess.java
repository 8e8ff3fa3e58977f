package dev.hotswap.operator.app.settings;

/** Who may read {@code /metrics}. */
public enum MetricsAccess {
  /** Everybody who reaches the port; a NetworkPolicy says who does. */
  OPEN("Open"),
  /** Bearers of a token whose user the API server allows to {@code get /metrics}. */
  TOKEN_REVIEW("TokenReview");

  private final String word;

  MetricsAccess(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
