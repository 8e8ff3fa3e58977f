package dev.hotswap.api.policy.step;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a header's value is compared; the words of the Gateway API. */
public enum HeaderMatchType {
  /** Letter by letter. */
  @JsonProperty("Exact")
  EXACT,
  /** By an RE2 pattern. */
  @JsonProperty("RegularExpression")
  REGULAR_EXPRESSION
}
