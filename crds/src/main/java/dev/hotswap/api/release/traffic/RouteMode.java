package dev.hotswap.api.release.traffic;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who owns the route object. */
public enum RouteMode {
  /** Hotswap creates it and owns it. */
  @JsonProperty("Owned")
  OWNED,
  /** Git holds the root; Hotswap owns what it delegates to. */
  @JsonProperty("Delegate")
  DELEGATE,
  /** Git holds it; Hotswap changes the weights during a release. */
  @JsonProperty("Shared")
  SHARED
}
