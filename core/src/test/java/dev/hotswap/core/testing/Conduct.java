package dev.hotswap.core.testing;

/** How a played version behaves. */
public enum Conduct {
  /** Starts, serves, never fails. */
  HEALTHY,
  /** Starts and runs, but is never ready. */
  NEVER_READY,
  /** Ends again and again while it starts. */
  CRASH_LOOPS,
  /** Ends once while it starts, then serves. */
  CRASHES_ONCE_EARLY,
  /** Ends a few seconds after it first gets traffic. */
  CRASHES_UNDER_TRAFFIC,
  /** Fails requests from the first one on. */
  FAILS_REQUESTS,
  /** Fails requests once it gets half of them. */
  FAILS_UNDER_LOAD,
  /** Has no image that could be pulled, and never will. */
  NO_IMAGE,
  /** Its registry answers no pull, for as long as the story goes. */
  REGISTRY_DOWN,
  /** Is fine, but gets too few requests to prove it. */
  UNPROVEN,
  /** Names a Secret that is not there, and cannot be started. */
  CANNOT_START;

  boolean pulls() {
    return this != NO_IMAGE && this != REGISTRY_DOWN;
  }

  boolean becomesReady() {
    return this != NEVER_READY && this != CRASH_LOOPS && this != CANNOT_START && pulls();
  }

  boolean failsAt(int weight) {
    return (this == FAILS_REQUESTS && weight > 0) || (this == FAILS_UNDER_LOAD && weight >= 50);
  }
}
