package dev.hotswap.operator.reconcile.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.analysis.SpreadSums;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.report.Condition;
import dev.hotswap.core.report.ConditionType;
import dev.hotswap.core.report.Reason;
import dev.hotswap.core.report.Report;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.reconcile.mapping.MemoryMapping.Remembered;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusFactoryTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static final FrozenPolicies NONE = FrozenPolicies.of(Stream.empty());
  private static final Observed FINE = Observed.fine(NONE, 0);

  @Test
  void every_state_comes_back_from_status_exactly_as_it_was() {
    long seed = Seeds.seed(1);
    var states = new RandomState(new Random(seed));
    for (int i = 0; i < Seeds.histories(500); i++) {
      ReleaseState state = states.state();

      GoReleaseStatus sent =
          StatusFactory.make(
              release(), state, report(state), Observed.fine(states.policies(), 4), NOON);
      GoReleaseStatus received = Json.as(Json.tree(sent), GoReleaseStatus.class);

      assertThat(received).as("seed %d, state %d", seed, i).isEqualTo(sent);
      assertThat(MemoryMapping.read(received))
          .as("seed %d, state %d", seed, i)
          .isEqualTo(new Remembered(state));
    }
  }

  @Test
  void what_was_learned_of_stable_comes_back_and_stays_until_more_is_to_be_kept() {
    var sums = new SpreadSums(600, 12.5, 30.125, 41, 77.25);
    var learned =
        new dev.hotswap.operator.metrics.watch.Remembered(
            NOON, Map.of("errors", new Baseline("errors", sums, SpreadSums.NONE, sums, 1e9, 60)));
    GoRelease release = release();
    release.setStatus(
        StatusFactory.make(
            release,
            ReleaseState.NEW,
            ready("first"),
            new Observed(
                NONE,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(learned),
                Optional.empty()),
            NOON));

    assertThat(LearnedMapping.read(release)).isEqualTo(learned);

    release.setStatus(
        StatusFactory.make(release, ReleaseState.NEW, ready("second"), FINE, NOON.plusSeconds(60)));
    assertThat(LearnedMapping.read(release)).isEqualTo(learned);
  }

  @Test
  void what_was_learned_and_cannot_be_read_is_forgotten_and_nothing_else() {
    GoRelease release = release();
    release.setStatus(
        Json.as(
            Map.of(
                "schema",
                ReleaseState.SCHEMA,
                "learned",
                Map.of(
                    "until",
                    "2026-01-01T12:00:00Z",
                    "metrics",
                    List.of(
                        Map.of(
                            "metric",
                            "errors",
                            "counted",
                            "errors",
                            "requests",
                            5,
                            "seconds",
                            5,
                            "samples",
                            List.of(-1, 0, 0, 0, 0))))),
            GoReleaseStatus.class));

    assertThat(LearnedMapping.read(release).baselines()).isEmpty();
    assertThat(MemoryMapping.read(release.getStatus())).isEqualTo(new Remembered(ReleaseState.NEW));
  }

  @Test
  void a_release_that_nobody_looked_at_is_new() {
    assertThat(MemoryMapping.read(null)).isEqualTo(new Remembered(ReleaseState.NEW));
  }

  @Test
  void the_time_of_a_condition_changes_with_its_status_and_not_with_its_message() {
    GoRelease release = release();
    release.setStatus(StatusFactory.make(release, ReleaseState.NEW, ready("first"), FINE, NOON));

    GoReleaseStatus later =
        StatusFactory.make(release, ReleaseState.NEW, ready("second"), FINE, NOON.plusSeconds(60));

    assertThat(later.conditions().getFirst().message()).isEqualTo("second");
    assertThat(later.conditions().getFirst().lastTransitionTime()).isEqualTo(NOON);
  }

  @Test
  void what_could_not_be_written_is_a_condition_of_its_own() {
    GoReleaseStatus status =
        StatusFactory.make(
            release(),
            ReleaseState.NEW,
            report(ReleaseState.NEW),
            new Observed(
                NONE,
                0,
                List.of("Service payment exists and belongs to Deployment x"),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty()),
            NOON);

    assertThat(status.conditions()).hasSize(1);
    assertThat(status.conditions().getFirst().type()).isEqualTo("Converged");
    assertThat(status.conditions().getFirst().message()).contains("Service payment");
  }

  @Test
  void a_sentence_longer_than_the_schema_takes_is_cut_by_the_writer() {
    String endless = "pod 💣 is missing; ".repeat(10_000);

    GoReleaseStatus status =
        StatusFactory.make(release(), ReleaseState.NEW, ready(endless), FINE, NOON);

    assertThat(status.message())
        .hasSizeLessThan(4_100)
        .endsWith("more characters)")
        .satisfies(text -> assertThat(text.getBytes(UTF_8)).doesNotContain((byte) '?'));
    assertThat(status.conditions().getFirst().message()).hasSizeLessThan(4_100);
  }

  private static GoRelease release() {
    var release = new GoRelease();
    release.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("payment")
            .withGeneration(3L)
            .build());
    return release;
  }

  private static Report report(ReleaseState state) {
    return new Report(state.phase(), "as it is", List.of());
  }

  private static Report ready(String message) {
    return new Report(
        ReleaseState.NEW.phase(),
        message,
        List.of(new Condition(ConditionType.READY, Condition.Status.TRUE, Reason.STABLE, message)));
  }
}
