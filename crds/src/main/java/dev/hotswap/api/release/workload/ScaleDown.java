package dev.hotswap.api.release.workload;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the adopted Deployment. */
public enum ScaleDown {
  /** It keeps its pods. */
  @JsonProperty("Never")
  NEVER,
  /** It is scaled to zero after the first promotion. */
  @JsonProperty("OnSuccess")
  ON_SUCCESS,
  /** It loses pods as traffic leaves it. */
  @JsonProperty("Progressively")
  PROGRESSIVELY
}
