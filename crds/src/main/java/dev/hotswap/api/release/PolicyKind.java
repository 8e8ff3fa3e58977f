package dev.hotswap.api.release;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a policy reference can point at. */
public enum PolicyKind {
  /** A policy of the same namespace. */
  @JsonProperty("HotSwapPolicy")
  HOT_SWAP_POLICY
}
