package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rollback has asked for last. */
public enum RollbackLeg {
  /** The route goes back, and nothing else is written. */
  @JsonProperty("RouteAlone")
  ROUTE_ALONE,
  /** The gateway takes long: the rest is looked after meanwhile. */
  @JsonProperty("Route")
  ROUTE,
  /** The public Service selects both slots again. */
  @JsonProperty("PublicBoth")
  PUBLIC_BOTH,
  /** The public Service selects stable alone. */
  @JsonProperty("PublicStable")
  PUBLIC_STABLE,
  /** Requests in flight on the candidate finish. */
  @JsonProperty("Drain")
  DRAIN,
  /** The candidate's pods go. */
  @JsonProperty("Empty")
  EMPTY
}
