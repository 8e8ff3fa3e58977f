package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much proof an attempt needs. */
public enum AttemptKind {
  /** There is no stable yet. */
  @JsonProperty("First")
  FIRST,
  /** Every step, judged. */
  @JsonProperty("Upgrade")
  UPGRADE,
  /** Back to what is still warm: at once, without analysis. */
  @JsonProperty("Revert")
  REVERT,
  /** Stable again in the other slot: every step, judged. */
  @JsonProperty("Restart")
  RESTART
}
