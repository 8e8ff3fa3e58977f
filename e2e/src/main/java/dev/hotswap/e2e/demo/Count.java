package dev.hotswap.e2e.demo;

import dev.hotswap.e2e.demo.Scenario.Kind;
import dev.hotswap.e2e.demo.ScenarioRun.Ran;
import dev.hotswap.e2e.load.LoadRecord;
import dev.hotswap.e2e.load.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Counts what users saw of each scenario: every request belongs to the scenario it was sent in. */
final class Count {
  private Count() {}

  /**
   * One result for each scenario.
   *
   * @param end when the last one ended
   */
  static List<ScenarioResult> of(List<Ran> scenarios, LoadRecord record, Instant end) {
    List<ScenarioResult> results = new ArrayList<>();
    for (int i = 0; i < scenarios.size(); i++) {
      Instant until = i + 1 < scenarios.size() ? scenarios.get(i + 1).began() : end;
      Ran ran = scenarios.get(i);
      results.add(result(ran, record.sentBetween(ran.began(), until)));
    }
    return results;
  }

  private static ScenarioResult result(Ran ran, LoadRecord record) {
    Scenario scenario = ran.scenario();
    Predicate<Sent> byTheBadOne =
        sent -> scenario.kind() == Kind.BAD && sent.version().equals(scenario.version());
    LoadRecord innocent = record.failed().except(byTheBadOne);
    LoadRecord bad = record.answeredBy(scenario.version()).except(byTheBadOne.negate());
    return new ScenarioResult(
        scenario.name(),
        scenario.expected(),
        ran.inTime() ? outcome(ran) : Outcome.TIMED_OUT,
        record.requests().size(),
        innocent.requests().size(),
        bad.requests().stream().filter(sent -> sent.badSince(Restore.SLOW).isPresent()).count(),
        innocent.causes(),
        Restore.millis(bad),
        ran.end().message(),
        ran.restarts());
  }

  private static Outcome outcome(Ran ran) {
    return switch (ran.end().phase()) {
      case "Stable" ->
          ran.end().stable().equals(ran.scenario().version())
              ? Outcome.PROMOTED
              : Outcome.ROLLED_BACK;
      case "RolledBack" -> Outcome.ROLLED_BACK;
      default -> Outcome.FAILED;
    };
  }
}
