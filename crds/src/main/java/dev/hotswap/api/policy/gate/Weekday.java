package dev.hotswap.api.policy.gate;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A day of the week. */
public enum Weekday {
  /** Monday. */
  @JsonProperty("Mon")
  MON,
  /** Tuesday. */
  @JsonProperty("Tue")
  TUE,
  /** Wednesday. */
  @JsonProperty("Wed")
  WED,
  /** Thursday. */
  @JsonProperty("Thu")
  THU,
  /** Friday. */
  @JsonProperty("Fri")
  FRI,
  /** Saturday. */
  @JsonProperty("Sat")
  SAT,
  /** Sunday. */
  @JsonProperty("Sun")
  SUN
}
