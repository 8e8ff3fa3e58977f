package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What follows when readings stay away. */
public enum NoDataAction {
  /** The weight stays where it is and a person is asked. */
  @JsonProperty("Hold")
  HOLD,
  /** Every request goes back to the old version. */
  @JsonProperty("Rollback")
  ROLLBACK
}
