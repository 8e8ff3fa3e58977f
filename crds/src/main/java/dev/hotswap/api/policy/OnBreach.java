package dev.hotswap.api.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a breach does. */
public enum OnBreach {
  /** Every request back to the old version, at once. */
  @JsonProperty("Rollback")
  ROLLBACK,
  /** The weight stays where it is and a person is asked. */
  @JsonProperty("Hold")
  HOLD
}
