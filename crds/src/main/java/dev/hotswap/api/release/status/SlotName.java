package dev.hotswap.api.release.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One of the two permanent places a revision can live in. */
public enum SlotName {
  /** The slot whose objects end in {@code -a}. */
  @JsonProperty("a")
  A,
  /** The slot whose objects end in {@code -b}. */
  @JsonProperty("b")
  B
}
