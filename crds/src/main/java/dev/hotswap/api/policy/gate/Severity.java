package dev.hotswap.api.policy.gate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How bad a vulnerability is. */
public enum Severity {
  /** Low. */
  @JsonProperty("Low")
  LOW,
  /** Medium. */
  @JsonProperty("Medium")
  MEDIUM,
  /** High. */
  @JsonProperty("High")
  HIGH,
  /** Critical. */
  @JsonProperty("Critical")
  CRITICAL
}
