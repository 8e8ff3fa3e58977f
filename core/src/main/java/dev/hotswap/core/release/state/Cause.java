package dev.hotswap.core.release.state;

/** Why traffic goes back. */
public enum Cause {
  /** A metric broke its limit. */
  BREACH(true),
  /** The candidate ended by itself. */
  CRASH(true),
  /** Running containers stayed unready, or staging took too long. */
  DEADLINE(true),
  /** The image cannot be had. */
  PULL_FAILED(true),
  /** A pod of it cannot be started. */
  START_FAILED(true),
  /** Readings stayed away and the policy says to go back. */
  NO_DATA(true),
  /** A person said so. */
  ABORTED(true),
  /** The spec asks for something newer. */
  SUPERSEDED(false),
  /** The spec asks for stable again. */
  REVERTED(false);

  private final boolean rejects;

  Cause(boolean rejects) {
    this.rejects = rejects;
  }

  /**
   * Whether requests would stay on a version that is, or may be, bad: then nothing is waited for.
   */
  public boolean urgent() {
    return this != SUPERSEDED;
  }

  /** Whether the revision is held afterwards. */
  public boolean rejects() {
    return rejects;
  }
}
