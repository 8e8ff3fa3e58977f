package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why traffic goes back. */
public enum BreachCause {
  /** A metric broke its limit. */
  @JsonProperty("Breach")
  BREACH,
  /** The candidate ended by itself. */
  @JsonProperty("Crash")
  CRASH,
  /** It stayed unready, or staging took too long. */
  @JsonProperty("Deadline")
  DEADLINE,
  /** The image cannot be had. */
  @JsonProperty("PullFailed")
  PULL_FAILED,
  /** A pod of it cannot be started. */
  @JsonProperty("StartFailed")
  START_FAILED,
  /** Readings stayed away. */
  @JsonProperty("NoData")
  NO_DATA,
  /** A person said so. */
  @JsonProperty("Aborted")
  ABORTED,
  /** The spec asks for something newer. */
  @JsonProperty("Superseded")
  SUPERSEDED,
  /** The spec asks for stable again. */
  @JsonProperty("Reverted")
  REVERTED
}
