package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a breach acts. */
public enum MetricMode {
  /** A breach acts. */
  @JsonProperty("Enforce")
  ENFORCE,
  /** A breach is only shown. */
  @JsonProperty("DryRun")
  DRY_RUN
}
