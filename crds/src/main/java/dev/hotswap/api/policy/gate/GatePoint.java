package dev.hotswap.api.policy.gate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where on the way a gate stands. */
public enum GatePoint {
  /** Before the candidate's pods start. */
  @JsonProperty("BeforeStart")
  BEFORE_START,
  /** Before each step. */
  @JsonProperty("BeforeStep")
  BEFORE_STEP,
  /** After the last step. */
  @JsonProperty("BeforePromotion")
  BEFORE_PROMOTION
}
