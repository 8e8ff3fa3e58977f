package dev.hotswap.api.policy.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The least that is told. */
public enum AlertSeverity {
  /** Everything. */
  @JsonProperty("Info")
  INFO,
  /** What somebody may have to act on. */
  @JsonProperty("Warning")
  WARNING,
  /** What went wrong. */
  @JsonProperty("Error")
  ERROR
}
