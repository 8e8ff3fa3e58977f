package dev.hotswap.api.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many replicas a candidate gets on the way. */
public enum CandidateSizing {
  /** As many as stable, from the start. */
  @JsonProperty("Full")
  FULL,
  /** Just enough for the weight of the step. */
  @JsonProperty("Weight")
  WEIGHT
}
