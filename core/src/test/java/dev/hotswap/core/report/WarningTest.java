package dev.hotswap.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.analysis.Judged;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.Verdict;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Scenario;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is slower than {@code warnAbove} is told, and nothing follows from it. */
class WarningTest {
  private final Moment passing =
      Scenario.stable("1.0").commit("2.0", Conduct.HEALTHY).untilWeight(50).moments().stream()
          .filter(moment -> passed(moment.after()).isPresent())
          .findFirst()
          .orElseThrow();

  @Test
  void the_event_at_the_end_of_a_step_has_the_numbers_and_the_message_has_none() {
    World world = warning(passing.world());

    ReleaseState after =
        ReleaseMachine.decide(passing.intent(), passing.before(), world, passing.now()).next();

    assertThat(Report.of(passing.intent(), after, world).message())
        .endsWith("; slower than warnAbove: p99");
    assertThat(passed(after))
        .hasValueSatisfying(
            message -> assertThat(message).endsWith("; warning: p99: 60 of 1200 took longer"));
  }

  @Test
  void nothing_is_said_where_nothing_is_slow() {
    assertThat(Report.of(passing.intent(), passing.after(), passing.world()).message())
        .doesNotContain("warnAbove");
    assertThat(passed(passing.after()).orElseThrow()).doesNotContain("warning");
  }

  private static Optional<String> passed(ReleaseState state) {
    return state.outbox().stream()
        .filter(announcement -> announcement.event() == EventName.STEP_PASSED)
        .map(Announcement::message)
        .findFirst();
  }

  private static World warning(World world) {
    Readings seen = world.readings().known().orElseThrow();
    List<Judged> judged = new ArrayList<>(seen.assessment().judged());
    Verdict healthy = judged.getFirst().verdict();
    judged.add(new Judged("p99", Mode.ENFORCE, healthy, Optional.of("60 of 1200 took longer")));
    Readings readings =
        new Readings(seen.newest(), seen.observed(), new Assessment(judged), seen.doubt());
    return new World(
        world.slots(),
        world.backends(),
        world.route(),
        world.publicMembers(),
        world.publicEndpoints(),
        new Seen.Known<>(readings, seen.newest()),
        world.counters(),
        world.staging(),
        world.preflight(),
        world.announced());
  }
}
