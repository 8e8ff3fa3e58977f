package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an attempt leaves out of its policy. */
public enum SkippedParts {
  /** The policy is followed as it is. */
  @JsonProperty("Nothing")
  NOTHING,
  /** Straight to promotion, still judged. */
  @JsonProperty("Steps")
  STEPS,
  /** Nothing has to be passed: a first version, or one that was trusted before. */
  @JsonProperty("StepsAndAnalysis")
  STEPS_AND_ANALYSIS
}
