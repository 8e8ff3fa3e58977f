package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.report.Reason;
import dev.hotswap.core.testing.Coverage;
import dev.hotswap.core.testing.Law;
import dev.hotswap.core.testing.Layout;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.core.testing.Shrinking;
import dev.hotswap.core.testing.Stories;
import dev.hotswap.core.testing.Story;
import dev.hotswap.core.testing.StoryLaw;
import dev.hotswap.core.testing.StoryPlayer;
import dev.hotswap.core.testing.StoryPlayer.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The laws of the machine, over random histories. Another set: {@code -Dhotswap.seed=…
 * -Dhotswap.histories=…}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvariantsTest {
  /** Fewer histories than this need not reach everything. */
  private static final int MANY = 5_000;

  private static final int AT_LEAST = 5;

  /** One history in so many is played with more backends, and with one that was there before. */
  private static final int OTHERS = 5;

  /** Seeds of histories that broke a law once, and lie outside of the usual set. */
  private static final long[] ONCE_BROKEN = {
    107_080, 808_281, 825_651, 826_097, 88_456_265, 88_459_699
  };

  /** Told by the operator around the machine, not by the machine. */
  private static final Set<EventName> OF_THE_OPERATOR =
      EnumSet.of(
          EventName.PREFLIGHT_FAILED,
          EventName.OBJECTS_RECLAIMED,
          EventName.ROUTE_OVERWRITTEN,
          EventName.SLOT_EDITED,
          EventName.OBJECT_UNREADABLE,
          EventName.STATUS_UNREADABLE,
          EventName.SETTINGS_RELOADED,
          EventName.SETTINGS_REFUSED,
          EventName.STATUS_REFUSED,
          EventName.OPERATOR_STARTED,
          EventName.LEADER_ACQUIRED,
          EventName.LEADER_LOST);

  /** No happening writes the status of an operator that knows more: see TotalityTest. */
  private static final Set<Reason> OF_OTHER_TESTS =
      EnumSet.of(
          Reason.UNKNOWN_SCHEMA,
          Reason.WRITE_FAILED,
          Reason.OPERATOR_FAULT,
          Reason.OBJECT_UNREADABLE,
          Reason.EDITED_BY_HAND,
          Reason.COMMAND_UNREADABLE);

  private final Map<Enum<?>, Story> broken = new ConcurrentHashMap<>();
  private final Coverage coverage = new Coverage();

  @BeforeAll
  void playEveryStory() {
    long first = Seeds.seed(20_261_123L);
    int histories = Seeds.histories(10_000);
    LongStream.concat(LongStream.of(ONCE_BROKEN), LongStream.range(first, first + histories))
        .parallel()
        .mapToObj(Stories::random)
        .forEach(this::play);
    Stream.of(Layout.SHARED_PODS, Layout.ADOPTED)
        .flatMap(layout -> others(layout, first, Math.ceilDiv(histories, OTHERS)))
        .parallel()
        .forEach(this::play);
  }

  private static Stream<Story> others(Layout layout, long first, int histories) {
    return LongStream.range(first, first + histories)
        .mapToObj(seed -> Stories.random(seed, layout));
  }

  private void play(Story story) {
    StoryPlayer.play(story, coverage)
        .forEach(violation -> broken.putIfAbsent(violation.law(), story));
  }

  private static List<Violation> violations(Story story) {
    return StoryPlayer.play(story, new Coverage());
  }

  @ParameterizedTest
  @EnumSource
  void everyDecisionKeepsTheLaw(Law law) {
    assertKept(law);
  }

  @ParameterizedTest
  @EnumSource
  void everyStoryKeepsTheLaw(StoryLaw law) {
    assertKept(law);
  }

  @Test
  void theStoriesReachEverything() {
    assumeThat(Seeds.histories(MANY)).isGreaterThanOrEqualTo(MANY);
    Stream<?> everything =
        Stream.of(
                Coverage.cases(Stage.class),
                Coverage.cases(Obstacle.class),
                Stream.of(Phase.values()),
                Stream.of(Attempt.Kind.values()),
                Stream.of(HistoryEntry.Outcome.values()),
                Stream.of(Cause.values()),
                Stream.of(Stage.RollingBack.Leg.values()),
                Stream.of(Stage.Promoting.Move.values()),
                Stream.of(EventName.values()).filter(event -> !OF_THE_OPERATOR.contains(event)),
                Stream.of(Reason.values()).filter(reason -> !OF_OTHER_TESTS.contains(reason)))
            .flatMap(each -> each);

    assertThat(coverage.rare(AT_LEAST, everything)).isEmpty();
    assertThat(coverage.rare(1, Coverage.ends())).isEmpty();
  }

  @Test
  void everyFaultStrikesInEveryStage() {
    assumeThat(Seeds.histories(MANY)).isGreaterThanOrEqualTo(MANY);

    assertThat(coverage.rare(1, Coverage.strikes())).isEmpty();
  }

  private void assertKept(Enum<?> law) {
    Optional<Story> story = Optional.ofNullable(broken.get(law));
    assertThat(story.map(found -> explain(found, law))).as(law.name()).isEmpty();
  }

  private static String explain(Story story, Enum<?> law) {
    Story shortest = Shrinking.shortest(story, s -> violation(s, law).isPresent());
    return shortest + "\n" + violation(shortest, law).orElseThrow();
  }

  private static Optional<Violation> violation(Story story, Enum<?> law) {
    return violations(story).stream().filter(v -> v.law() == law).findFirst();
  }
}
