package dev.hotswap.e2e.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What one scenario did to the people behind the requests.
 *
 * @param name the scenario's name
 * @param expected the outcome it should have
 * @param ended the outcome it had
 * @param requests sent while it ran
 * @param failed requests that failed and were not answered by the bad version itself
 * @param failedByCandidate requests that the version on trial answered badly
 * @param failuresByCause every failed request, by cause
 * @param restore milliseconds from the first bad answer to the last request sent that the bad
 *     version answered; empty when no answer was bad
 * @param reason the release's own sentence
 * @param operatorRestarts how often the operator was killed and started again
 */
@JsonPropertyOrder({
  "name",
  "outcome",
  "requests",
  "failed",
  "failedByCandidate",
  "restoreMillis",
  "reason",
  "operatorRestarts"
})
record ScenarioResult(
    String name,
    @JsonIgnore Outcome expected,
    @JsonIgnore Outcome ended,
    long requests,
    long failed,
    long failedByCandidate,
    @JsonIgnore Map<String, Long> failuresByCause,
    @JsonIgnore OptionalLong restore,
    String reason,
    int operatorRestarts) {
  /** The outcome as machines read it. */
  public String getOutcome() {
    return ended.word();
  }

  /** Null when no answer was bad: JSON has no other word for it. */
  public @org.jspecify.annotations.Nullable Long getRestoreMillis() {
    return restore.isPresent() ? restore.getAsLong() : null;
  }

  /** True when the outcome is the expected one and nobody but the bad version failed a request. */
  @JsonIgnore
  boolean ok() {
    return ended == expected && failed == 0;
  }
}
