package dev.hotswap.api.release.service;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who writes the public Service. */
public enum Ownership {
  /** Hotswap creates it and owns it. */
  @JsonProperty("Create")
  CREATE,
  /** It exists; Hotswap takes it over. */
  @JsonProperty("Adopt")
  ADOPT,
  /** Somebody else looks after it. */
  @JsonProperty("None")
  NONE
}
