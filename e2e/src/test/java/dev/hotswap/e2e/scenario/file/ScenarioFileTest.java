package dev.hotswap.e2e.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.e2e.scenario.action.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {
  private static final Path COMMITTED = Path.of("scenarios");

  @TempDir private Path folder;

  @Test
  void every_committed_scenario_can_be_read_and_is_the_only_one_of_its_name() throws IOException {
    List<Scenario> all = ScenarioFile.all(COMMITTED);

    assertThat(all).hasSizeGreaterThan(30);
    assertThat(all).extracting(Scenario::name).doesNotHaveDuplicates();
  }

  @Test
  void the_longer_ones_about_autoscaling_can_be_read() throws IOException {
    assertThat(ScenarioFile.all(Path.of("autoscaling"))).hasSize(11);
  }

  @Test
  void names_are_short_enough_for_a_namespace() throws IOException {
    assertThat(ScenarioFile.all(COMMITTED))
        .allSatisfy(s -> assertThat(s.name()).matches("[a-z0-9-]{1,50}"));
  }

  @Test
  void a_file_with_cases_is_one_scenario_for_each() throws IOException {
    List<Scenario> read =
        read(
            """
            title: killed in $case
            cases: [Staging, Starting]
            given: {versions: {2.0.0: {pull: 2s}}}
            script:
            - until: {phase: $case}
            - kill: operator
            expect: {phase: Stable}
            """);

    assertThat(read).extracting(Scenario::name).containsExactly("it-staging", "it-starting");
    assertThat(read.getFirst().script())
        .last()
        .isEqualTo(new Action.Fault(Action.Fault.Kind.KILL, "operator"));
    assertThat(read.getFirst().given().versions())
        .hasEntrySatisfying(
            "2.0.0", version -> assertThat(version.pull()).isEqualTo(Duration.ofSeconds(2)));
  }

  @Test
  void only_versions_that_are_called_bad_may_answer_badly() throws IOException {
    List<Scenario> read =
        read(
            """
            title: one is bad
            given: {versions: {2.0.0: {}, 2.1.0: {env: {ERROR_RATE: 0.2}, bad: true}}}
            script: []
            expect: {phase: Stable}
            """);

    assertThat(read.getFirst().given().bad()).isEqualTo(Set.of("2.1.0"));
  }

  @Test
  void a_field_that_means_nothing_is_refused_with_its_place() {
    assertThatThrownBy(
            () -> read("{title: t, given: {replica: 3}, script: [], expect: {phase: Stable}}"))
        .hasMessageContaining("it.given has the field replica");
  }

  @Test
  void who_lets_requests_fail_has_to_say_why() {
    assertThatThrownBy(
            () -> read("{title: t, given: {}, script: [], expect: {phase: Stable, failed: 3}}"))
        .hasMessageContaining("why");
  }

  private List<Scenario> read(String text) throws IOException {
    return ScenarioFile.read(Files.writeString(folder.resolve("it.yaml"), text));
  }
}
