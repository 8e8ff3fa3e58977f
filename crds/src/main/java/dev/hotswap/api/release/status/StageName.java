package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an attempt has come. */
public enum StageName {
  /** The free slot is emptied. */
  @JsonProperty("Clearing")
  CLEARING,
  /** Nothing is created until nothing stands in the way. */
  @JsonProperty("Preflight")
  PREFLIGHT,
  /** The image comes onto the nodes. */
  @JsonProperty("Staging")
  STAGING,
  /** The candidate's pods start. */
  @JsonProperty("Starting")
  STARTING,
  /** A share of traffic goes to the candidate. */
  @JsonProperty("Shifting")
  SHIFTING,
  /** All traffic moves to the candidate. */
  @JsonProperty("Promoting")
  PROMOTING,
  /** Requests in flight on the old slot finish. */
  @JsonProperty("Draining")
  DRAINING,
  /** Traffic goes back, then the candidate goes. */
  @JsonProperty("RollingBack")
  ROLLING_BACK
}
