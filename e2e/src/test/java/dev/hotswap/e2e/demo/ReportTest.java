package dev.hotswap.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Report good =
      new Report(
          "embedded", List.of(result(0, OptionalLong.empty()), result(0, OptionalLong.of(1900))));
  private final Report bad = new Report("embedded", List.of(result(3, OptionalLong.empty())));

  @Test
  void machinesReadTheWordsOfTheReadme() throws Exception {
    JsonNode json = new ObjectMapper().readTree(good.json());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("stack", "scenarios", "failedTotal", "ok");
    assertThat(json.at("/scenarios/0").fieldNames())
        .toIterable()
        .containsExactly(
            "name",
            "outcome",
            "requests",
            "failed",
            "failedByCandidate",
            "restoreMillis",
            "reason",
            "operatorRestarts");
    assertThat(json.at("/scenarios/0/restoreMillis").isNull()).isTrue();
    assertThat(json.at("/scenarios/1/restoreMillis").asLong()).isEqualTo(1900);
    assertThat(json.at("/ok").asBoolean()).isTrue();
  }

  @Test
  void oneFailedRequestIsNotOk() throws Exception {
    JsonNode json = new ObjectMapper().readTree(bad.json());

    assertThat(json.at("/failedTotal").asLong()).isEqualTo(3);
    assertThat(json.at("/ok").asBoolean()).isFalse();
  }

  @Test
  void peopleReadWhatFailedAndWhy() {
    assertThat(bad.table())
        .contains("3 requests failed that should not have: NOT ok")
        .contains("failed by cause: {connect=3}")
        .contains("the sentence");
    assertThat(good.table()).contains("1.9 s").contains(": ok");
  }

  private static ScenarioResult result(long failed, OptionalLong restore) {
    return new ScenarioResult(
        "failing",
        Outcome.ROLLED_BACK,
        Outcome.ROLLED_BACK,
        200,
        failed,
        7,
        failed == 0 ? Map.of() : Map.of("connect", failed),
        restore,
        "the sentence",
        0);
  }
}
