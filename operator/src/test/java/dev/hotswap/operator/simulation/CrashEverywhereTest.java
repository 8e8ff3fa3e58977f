package dev.hotswap.operator.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.operator.simulation.History.Timed;
import dev.hotswap.testkit.apiserver.audit.AuditEntry;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Invariant 6: wherever the operator dies, the story ends as it would have. Each story is told once
 * in peace, then once for each of its writes with an operator that dies right before it. Dying
 * right after a write leaves the same cluster behind as dying right before the next one.
 */
class CrashEverywhereTest {
  private static final int FIRST = 12;
  private static final int AWAY = 2;
  private static final int PATIENCE = 300;
  private static final int QUIET = 3;
  private static final int STAGES = 3;
  private static final Set<String> READING = Set.of("get", "list", "watch");

  /**
   * How one telling ended.
   *
   * @param writes of operators since the story began
   */
  private record Telling(End end, int writes, Optional<String> broken) {}

  @ParameterizedTest
  @EnumSource(Story.class)
  void wherever_the_operator_dies_the_story_ends_the_same(Story story) {
    Telling peace = tell(story, OptionalInt.empty());
    Map<Long, Telling> others = new ConcurrentSkipListMap<>();

    Stages.forEach(
        STAGES,
        LongStream.range(0, peace.writes()),
        write -> others.put(write, tell(story, OptionalInt.of(Math.toIntExact(write)))));

    assertThat(peace.writes()).isGreaterThan(10);
    assertThat(others)
        .allSatisfy(
            (write, telling) -> {
              assertThat(telling.broken()).isEmpty();
              assertThat(telling.end()).isEqualTo(peace.end());
            });
  }

  private static Telling tell(Story story, OptionalInt diesAt) {
    try (var play = new Play(1)) {
      if (story.afterTheFirst()) {
        play.push("1.0", Conduct.GOOD);
        wait(play, FIRST);
        for (int more = 0; more < FIRST && !serves(play); more++) {
          play.pass();
        }
      }
      int begin = play.now();
      play.simulated().server().audit().clear();
      diesAt.ifPresent(write -> play.crew().dieAtWrite(write, AWAY, PATIENCE));
      if (!story.afterTheFirst()) {
        play.push("1.0", Conduct.GOOD);
      }
      for (Timed timed : story.acts()) {
        wait(play, begin + timed.second());
        assertThat(Acts.perform(timed.act(), play)).isTrue();
      }
      boolean rests = Player.comesToRest(play, QUIET);
      Optional<String> broken =
          rests ? play.broken().stream().findFirst() : Optional.of("it never comes to rest");
      return new Telling(End.of(play), writes(play), broken);
    }
  }

  private static void wait(Play play, int until) {
    while (play.now() < until) {
      play.pass();
    }
  }

  private static boolean serves(Play play) {
    return play.status().map(GoReleaseStatus::stable).isPresent();
  }

  private static int writes(Play play) {
    return play.simulated().server().audit().entries(CrashEverywhereTest::writes).size();
  }

  private static boolean writes(AuditEntry entry) {
    return entry.user().startsWith("operator-") && !READING.contains(entry.action().verb());
  }
}
