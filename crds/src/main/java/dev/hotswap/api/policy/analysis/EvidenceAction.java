package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What follows when too few requests were seen to call a version healthy. */
public enum EvidenceAction {
  /** A person is asked. */
  @JsonProperty("Hold")
  HOLD,
  /** The version is promoted all the same. */
  @JsonProperty("Promote")
  PROMOTE
}
