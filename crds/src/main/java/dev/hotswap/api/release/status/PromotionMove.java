package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a promotion has asked for last. */
public enum PromotionMove {
  /** Every routed request to the candidate. */
  @JsonProperty("Weight")
  WEIGHT,
  /** The public Service selects both slots. */
  @JsonProperty("PublicBoth")
  PUBLIC_BOTH,
  /** The public Service selects the candidate's slot alone. */
  @JsonProperty("PublicCandidate")
  PUBLIC_CANDIDATE
}
