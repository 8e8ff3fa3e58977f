package dev.hotswap.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTablesTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "analysis-tables.md");
  private static final long SEED = 3;

  @BeforeAll
  static void update() throws IOException {
    if (Boolean.getBoolean("update")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, Tables.page());
    }
  }

  @Test
  void the_committed_page_shows_what_the_rule_does() throws IOException {
    assertThat(Files.readAllLines(PAGE))
        .as("stale: run with -Dupdate=true")
        .containsSequence(Tables.FROM_THE_START.lines().toList())
        .containsSequence(Tables.SPOT_CHECKS.lines().toList());
  }

  @Test
  void figures_that_take_minutes_come_from_the_rule_as_it_is() throws IOException {
    assertThat(Files.readAllLines(PAGE))
        .as("stale: run with -Dupdate=true")
        .last()
        .isEqualTo(Tables.fingerprint());
  }

  @Test
  void the_committed_page_has_every_table_and_row() throws IOException {
    assertThat(Files.readAllLines(PAGE).stream().filter(line -> !line.isEmpty()))
        .as("stale: run with -Dupdate=true")
        .zipSatisfy(
            Tables.outline().toList(), (line, outline) -> assertThat(line).startsWith(outline));
  }

  @Test
  void a_fifth_of_errors_is_decided_in_two_seconds_and_four_at_most() {
    Result result = play("--rps 200 --base 0.5% --candidate 20% --phi known", 2_000);

    assertThat(result.delay(0.5)).isLessThan(2.5);
    assertThat(result.delay(0.95)).isLessThan(4.5);
  }

  @Test
  void nothing_known_of_bursts_costs_one_second_more() {
    Result result = play("--rps 200 --base 0% --candidate 20% --phi default", 2_000);

    assertThat(result.delay(0.5)).isLessThan(3.5);
    assertThat(result.delay(0.95)).isLessThan(5.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"known", "default"})
  void nothing_but_errors_is_decided_in_one_second_and_two_at_most(String phi) {
    Result result = play("--rps 200 --base 0.5% --candidate 100% --phi " + phi, 2_000);

    assertThat(result.delay(0.5)).isLessThan(1.5);
    assertThat(result.delay(0.95)).isLessThan(2.5);
  }

  @Test
  void turning_bad_late_is_decided_in_four_seconds_and_six_at_most() {
    Result result = play("--rps 200 --base 0.5% --candidate 20% --turns-at 20", 60);

    assertThat(result.delay(0.5)).isLessThan(4.5);
    assertThat(result.delay(0.95)).isLessThan(6.5);
    assertThat(result.falseAlarms()).isZero();
  }

  @Test
  void an_incident_of_both_versions_is_seen_as_one_and_moves_nothing() {
    Result result = play("--rps 200 --base 0.5% --incident 120 --minutes 10", 100);

    assertThat(result.falseAlarms()).isZero();
    assertThat(result.shared()).isEqualTo(100);
  }

  private static Result play(String options, int runs) {
    return Simulation.run(Options.cell(options), runs, SEED);
  }
}
