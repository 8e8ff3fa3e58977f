package dev.hotswap.core.report;

/**
 * One condition. Whoever writes it adds the observed generation, and the time of the last change of
 * {@code status}.
 *
 * @param message one sentence
 */
public record Condition(ConditionType type, Status status, Reason reason, String message) {
  /** What a condition says. */
  public enum Status {
    TRUE("True"),
    FALSE("False"),
    UNKNOWN("Unknown");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word as Kubernetes writes it. */
    public String word() {
      return word;
    }
  }
}
