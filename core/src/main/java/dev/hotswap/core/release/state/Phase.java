package dev.hotswap.core.release.state;

/** Where a release stands, for people. Display only: no decision reads it. */
public enum Phase {
  CLEARING(
      "Clearing",
      "The slot for the new version still holds something else, which goes first; nothing serves"
          + " from it."),
  PREFLIGHT(
      "Preflight",
      "The operator looks what stands in the way; nothing was created for the new version."),
  STAGING(
      "Staging",
      "The image comes onto the nodes of the pool, one puller a node; no deadline of the pods runs"
          + " yet."),
  STARTING("Starting", "The new version's pods start beside stable and get no requests."),
  SHIFTING("Shifting", "A share of requests goes to the new version, and each step is judged."),
  WAITING(
      "Waiting",
      "A person has to say something: a step asks, a breach is held, evidence is missing, or"
          + " spec.paused is true."),
  PROMOTING(
      "Promoting",
      "Every request goes to the new version; then the public Service takes it in and leaves the"
          + " one before."),
  DRAINING(
      "Draining", "The new version is stable; requests in flight on the version before finish."),
  STABLE("Stable", "The version in spec serves every request and nothing is under way."),
  ROLLING_BACK(
      "RollingBack",
      "Requests go back to stable first; then those in flight finish; then the new version's pods"
          + " go."),
  ROLLED_BACK(
      "RolledBack",
      "Stable serves, and the version in spec is held: it is not tried again by itself."),
  ADOPTING(
      "Adopting",
      "Status is empty and slots are not: the operator looks at what serves before it touches"
          + " anything."),
  FAILED("Failed", "The first version failed, so nothing serves; it is held like any other.");

  private final String word;
  private final String meaning;

  Phase(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** The word in status, columns, metrics and dashboards. */
  public String word() {
    return word;
  }

  /** One sentence for the reference. */
  public String meaning() {
    return meaning;
  }
}
