package dev.hotswap.e2e.scenario.result;

import dev.hotswap.e2e.scenario.file.Scenario;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario came to.
 *
 * @param answers that callers got
 * @param timing how long everything took
 * @param apiCalls of the operator for this release
 * @param cost of the operator; empty if it did not run all the time as one process
 * @param end the release's own sentence at the end
 * @param problem what was not as expected
 */
public record Result(
    Scenario scenario,
    Answers answers,
    Timing timing,
    ApiCalls apiCalls,
    Optional<Cost> cost,
    String end,
    Optional<String> problem) {
  /** It could not be played to its end. */
  public static Result broken(Scenario scenario, RuntimeException why) {
    return new Result(
        scenario,
        new Answers(0, 0, Map.of(), 0),
        Timing.none(),
        new ApiCalls(Map.of(), Map.of()),
        Optional.empty(),
        "",
        Optional.of(why.toString()));
  }

  /** Everything was as expected. */
  public boolean ok() {
    return problem.isEmpty();
  }
}
