package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done about a broken limit where stable has no traffic to compare with. */
public enum FullWeightAction {
  /** Nothing is blamed and nothing advances: a person decides. */
  @JsonProperty("Hold")
  HOLD,
  /** It is the new version's fault. */
  @JsonProperty("Judge")
  JUDGE
}
