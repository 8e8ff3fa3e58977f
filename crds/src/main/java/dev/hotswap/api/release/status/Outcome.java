package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The ways an attempt can end. */
public enum Outcome {
  /** The candidate is stable. */
  @JsonProperty("Promoted")
  PROMOTED,
  /** Traffic went back and the revision is held. */
  @JsonProperty("RolledBack")
  ROLLED_BACK,
  /** Something newer was asked for. */
  @JsonProperty("Superseded")
  SUPERSEDED,
  /** Stable was asked for again. */
  @JsonProperty("Reverted")
  REVERTED,
  /** It never came up and there was nothing to go back to. */
  @JsonProperty("Failed")
  FAILED
}
