package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a release stands, for people. Display only. */
public enum Phase {
  /** The free slot still holds pods of something else. */
  @JsonProperty("Clearing")
  CLEARING,
  /** Something stands in the way, or nobody has looked yet. */
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
  /** A person, or a gate, has the word. */
  @JsonProperty("Waiting")
  WAITING,
  /** All traffic moves to the candidate. */
  @JsonProperty("Promoting")
  PROMOTING,
  /** Requests in flight on the old version finish. */
  @JsonProperty("Draining")
  DRAINING,
  /** What the spec asks for serves. */
  @JsonProperty("Stable")
  STABLE,
  /** Traffic goes back. */
  @JsonProperty("RollingBack")
  ROLLING_BACK,
  /** The old version serves; the new one is held. */
  @JsonProperty("RolledBack")
  ROLLED_BACK,
  /** A Deployment that exists is taken over. */
  @JsonProperty("Adopting")
  ADOPTING,
  /** The first version never came up. */
  @JsonProperty("Failed")
  FAILED
}
