package dev.hotswap.api.condition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a condition holds. */
public enum ConditionStatus {
  /** It holds. */
  @JsonProperty("True")
  TRUE,
  /** It does not. */
  @JsonProperty("False")
  FALSE,
  /** Nobody knows yet. */
  @JsonProperty("Unknown")
  UNKNOWN
}
