package dev.hotswap.core.report;

/** The conditions a release can have. The first three follow kstatus; a tool reads nothing else. */
public enum ConditionType {
  /** The version in spec is stable and serves. */
  READY("Ready", "The version in spec is stable and serves."),
  /** The operator works on it, or waits for something that may come by itself or from a person. */
  RECONCILING(
      "Reconciling",
      "The operator is at work, or waits; absent when there is nothing to do. Never with Stalled."),
  /** Nothing goes on before a person changes something. */
  STALLED(
      "Stalled",
      "Nothing goes on before the spec changes or somebody asks for a retry. Never with"
          + " Reconciling."),
  /** A person has to say something. */
  PAUSED("Paused", "A person has to say something; absent otherwise."),
  /** Nothing stands in the way of a new version. */
  PREFLIGHT_PASSED("PreflightPassed", "Nothing stands in the way of the version in spec."),
  /** The metric source answers completely. */
  METRICS_AVAILABLE(
      "MetricsAvailable",
      "The metric source answers completely. Present while a version is judged."),
  /** The gateway follows the weights that were written. */
  TRAFFIC_CONFIRMED(
      "TrafficConfirmed",
      "The gateway follows the weights that were written, and reaches the pods that the next ones"
          + " need. Present while an attempt runs."),
  /** The routes are as spec says. */
  ROUTES_CURRENT(
      "RoutesCurrent",
      "The routes were read back as spec.traffic says. Absent before the first route."),
  /** The attempt runs under the policy as it is now. */
  POLICY_CURRENT(
      "PolicyCurrent",
      "The attempt runs under the policy as it is now. Present while an attempt is judged."),
  /** A newer spec waits. */
  QUEUED("Queued", "A newer spec waits for the running attempt to end; absent otherwise."),
  /** Something in the cluster is not as desired and cannot be made so. */
  CONVERGED(
      "Converged",
      "False while something in the cluster is not as desired and cannot be made so; absent"
          + " otherwise."),
  /** The command annotation can be read. */
  COMMAND_READ(
      "CommandRead", "False while the command annotation cannot be read; absent otherwise.");

  private final String word;
  private final String meaning;

  ConditionType(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** The type as status shows it. */
  public String word() {
    return word;
  }

  /** One sentence for the reference. */
  public String meaning() {
    return meaning;
  }
}
