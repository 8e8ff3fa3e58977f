package dev.hotswap.core.release;

/** Where a release stands, for people. Display only: no decision reads it. */
public enum Phase {
  CLEARING("Clearing"),
  PREFLIGHT("Preflight"),
  STAGING("Staging"),
  STARTING("Starting"),
  SHIFTING("Shifting"),
  WAITING("Waiting"),
  PROMOTING("Promoting"),
  DRAINING("Draining"),
  STABLE("Stable"),
  ROLLING_BACK("RollingBack"),
  ROLLED_BACK("RolledBack"),
  ADOPTING("Adopting"),
  FAILED("Failed");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** The word in status, columns, metrics and dashboards. */
  public String word() {
    return word;
  }
}
