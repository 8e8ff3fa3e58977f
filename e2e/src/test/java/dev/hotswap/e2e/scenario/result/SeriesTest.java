package dev.hotswap.e2e.scenario.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.e2e.scenario.file.Scenario;
import dev.hotswap.e2e.scenario.file.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void a_row_tells_the_middle_and_the_worst_of_each_figure() throws IOException {
    String table = Series.table(List.of(run(4900, 34, 9), run(2100, 29, 7), run(2500, 30, 8)));

    assertThat(table)
        .containsPattern(
            "aborted +3 +3 +2\\.5 / 4\\.9 +– +0\\.7 / 0\\.7 +30 / 34 +8 / 9 +0\\.4 / 0\\.4 +180")
        .contains("{get all=30}")
        .contains(
            "way back, milliseconds: evidence 2300 / 4700, status 15 / 15, route 5 / 5, gateway 180 / 180");
  }

  @Test
  void each_scenario_has_a_row_of_its_own() throws IOException {
    List<Scenario> all = ScenarioFile.all(Path.of("scenarios"));

    String table =
        Series.table(
            List.of(
                Result.broken(all.get(0), new IllegalStateException("a")),
                Result.broken(all.get(1), new IllegalStateException("b"))));

    assertThat(table).contains(all.get(0).name() + " ").contains(all.get(1).name() + " ");
  }

  private static WayBack wayBack(long restored) {
    Instant first = Instant.parse("2026-01-01T12:00:00Z");
    Instant last = first.plusMillis(restored);
    return new WayBack(
        first, last.minusMillis(200), last.minusMillis(185), last.minusMillis(180), last);
  }

  private static Result run(long restored, int calls, int ofRollback) throws IOException {
    return new Result(
        ScenarioFile.all(Path.of("scenarios")).getFirst(),
        new Answers(1000, 1, Map.of("reset", 1L), 12),
        new Timing(
            9000,
            OptionalLong.of(restored),
            OptionalLong.empty(),
            OptionalLong.of(700),
            Optional.of(wayBack(restored))),
        new ApiCalls(Map.of("get all", calls), Map.of("update status", ofRollback)),
        Optional.of(new Cost(400, 180)),
        "rolled back",
        Optional.empty());
  }
}
