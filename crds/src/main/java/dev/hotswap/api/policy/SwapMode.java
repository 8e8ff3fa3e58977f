package dev.hotswap.api.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a new version gets beside the old one. */
public enum SwapMode {
  /** As new pods, in the other slot. */
  @JsonProperty("PodReplace")
  POD_REPLACE,
  /** As a second process in the same pods. */
  @JsonProperty("InPod")
  IN_POD
}
