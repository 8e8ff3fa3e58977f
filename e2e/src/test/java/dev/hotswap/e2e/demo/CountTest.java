package dev.hotswap.e2e.demo;

import static dev.hotswap.e2e.demo.Requests.answered;
import static dev.hotswap.e2e.demo.Requests.at;
import static dev.hotswap.e2e.demo.Requests.record;
import static dev.hotswap.e2e.demo.Requests.unanswered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.e2e.demo.Scenario.Kind;
import dev.hotswap.e2e.demo.ScenarioRun.Ran;
import dev.hotswap.e2e.load.LoadRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountTest {
  private static final Scenario GOOD = new Scenario("good", "", "2.0.0", Kind.GOOD);
  private static final Scenario BAD = new Scenario("bad", "", "2.1.0", Kind.BAD);

  @Test
  void answersOfTheBadVersionAreNotHeldAgainstTheRelease() {
    ScenarioResult result =
        count(BAD, "RolledBack", record(answered(0, 500, "2.1.0"), answered(9, 200, "2.0.0")));

    assertThat(result.requests()).isEqualTo(2);
    assertThat(result.failedByCandidate()).isEqualTo(1);
    assertThat(result.failed()).isZero();
    assertThat(result.ok()).isTrue();
  }

  @Test
  void aRequestThatNobodyAnsweredIsHeldAgainstTheRelease() {
    ScenarioResult result = count(BAD, "RolledBack", record(unanswered(0)));

    assertThat(result.failed()).isEqualTo(1);
    assertThat(result.failuresByCause()).hasSize(1);
    assertThat(result.ok()).isFalse();
  }

  @Test
  void anErrorOfStableIsHeldAgainstTheReleaseEvenWhileABadVersionIsOnTrial() {
    assertThat(count(BAD, "RolledBack", record(answered(0, 503, "2.0.0"))).failed()).isEqualTo(1);
  }

  @Test
  void anErrorOfAVersionThatShouldBeGoodIsHeldAgainstTheRelease() {
    ScenarioResult result = count(GOOD, "Stable", record(answered(0, 500, "2.0.0")));

    assertThat(result.failed()).isEqualTo(1);
    assertThat(result.ok()).isFalse();
  }

  @Test
  void anotherEndThanTheExpectedOneIsNotOk() {
    assertThat(count(GOOD, "RolledBack", record()).getOutcome()).isEqualTo("rolledBack");
    assertThat(count(GOOD, "RolledBack", record()).ok()).isFalse();
    assertThat(count(BAD, "Failed", record()).getOutcome()).isEqualTo("failed");
  }

  @Test
  void aRequestBelongsToTheScenarioItWasSentIn() {
    Ran first = new Ran(GOOD, at(0), end("Stable", "2.0.0"), true, 0);
    Ran second = new Ran(BAD, at(1000), end("RolledBack", "2.0.0"), true, 0);
    LoadRecord all =
        record(answered(999, 5000, 200, "2.0.0"), answered(1000, 200, "2.0.0"), unanswered(9000));

    List<ScenarioResult> results = Count.of(List.of(first, second), all, at(8000));

    assertThat(results).extracting(ScenarioResult::requests).containsExactly(1L, 1L);
  }

  @Test
  void whatDidNotEndInTimeIsSaid() {
    Ran ran = new Ran(GOOD, at(0), end("Shifting", "1.0.0"), false, 0);

    assertThat(Count.of(List.of(ran), record(), at(1)).getFirst().getOutcome())
        .isEqualTo("timedOut");
  }

  private static ScenarioResult count(Scenario scenario, String phase, LoadRecord record) {
    Ran ran = new Ran(scenario, at(0), end(phase, "2.0.0"), true, 0);
    return Count.of(List.of(ran), record, at(10_000)).getFirst();
  }

  private static ReleaseView end(String phase, String stable) {
    return new ReleaseView(phase, "", stable, "", 0, Optional.empty());
  }
}
