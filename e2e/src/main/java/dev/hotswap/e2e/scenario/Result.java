package dev.hotswap.e2e.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a scenario came to.
 *
 * @param requests sent while it ran
 * @param failed of them, those that failed and should not have
 * @param causes every failure that should not have been, by cause
 * @param bad answers of a version that is bad by itself
 * @param restoreMillis from the first bad answer to the last request that a bad version got
 * @param apiCalls of the operator for this release, by verb and resource
 * @param took from the beginning of its script to its end
 * @param end the release's own sentence at the end
 * @param problem what was not as expected
 */
record Result(
    Scenario scenario,
    long requests,
    long failed,
    Map<String, Long> causes,
    long bad,
    OptionalLong restoreMillis,
    Map<String, Integer> apiCalls,
    Duration took,
    String end,
    Optional<String> problem) {
  boolean ok() {
    return problem.isEmpty();
  }

  int apiCallsInAll() {
    return apiCalls.values().stream().mapToInt(Integer::intValue).sum();
  }
}
