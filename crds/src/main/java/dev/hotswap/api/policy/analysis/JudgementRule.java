package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How counts become a verdict. */
public enum JudgementRule {
  /** A sequential test that compares both versions with each other and with the limit. */
  @JsonProperty("Sequential")
  SEQUENTIAL,
  /** The share within a window against the limit, nothing else. */
  @JsonProperty("Threshold")
  THRESHOLD
}
