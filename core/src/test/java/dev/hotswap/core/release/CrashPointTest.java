package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.Rejected;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Play;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Invariant 6: wherever the operator dies, before its write, between any two of them, or after, the
 * end is the same as if it had not.
 */
class CrashPointTest {
  private static final int LAST_SECOND = 45;
  private static final int WRITES = 6;
  private static final int LATER = 14;
  private static final int NEVER = -1;

  /** All that matters in the end. */
  private record End(
      Phase phase,
      Optional<Target> stable,
      Optional<Split> split,
      List<Target> rejected,
      List<Integer> replicas,
      Set<BackendId> publicMembers) {}

  /** Asks nobody: an end that waits for a person is none. */
  private static final Plan BY_ITSELF =
      Plans.of(
          Plans.CAREFUL.steps(),
          Plans.CAREFUL.sizing(),
          Plans.CAREFUL.onBreach(),
          Plans.CAREFUL.analysis().noData(),
          new InsufficientEvidence(Duration.ofSeconds(20), InsufficientEvidence.Then.PROMOTE));

  /** Ways that are no plain upgrade. */
  enum Way {
    FIRST,
    SUPERSEDED,
    REVERTED,
    BACK_TO_THE_ONE_BEFORE,
    ABORTED,
    SCALED_TO_ZERO,
    STABLE_LOST;

    Scenario start() {
      return switch (this) {
        case FIRST -> Scenario.first("1.0", Conduct.HEALTHY);
        case SUPERSEDED, REVERTED, ABORTED, STABLE_LOST -> upgrade(2);
        case SCALED_TO_ZERO -> upgrade(0);
        case BACK_TO_THE_ONE_BEFORE ->
            upgrade(2).until(Phase.STABLE).commit("1.0", Conduct.HEALTHY);
      };
    }

    /** What else happens while it is under way. */
    Optional<Happening> later() {
      return switch (this) {
        case FIRST, SCALED_TO_ZERO, BACK_TO_THE_ONE_BEFORE -> Optional.empty();
        case SUPERSEDED -> Optional.of(new Happening.Commit("3.0", Conduct.HEALTHY));
        case REVERTED -> Optional.of(new Happening.Commit("1.0", Conduct.HEALTHY));
        case ABORTED -> Optional.of(new Happening.Ask(Command.Verb.ABORT));
        case STABLE_LOST -> Optional.of(new Happening.CrashAll(Slot.A));
      };
    }

    private static Scenario upgrade(int replicas) {
      return Scenario.stable("1.0", BY_ITSELF, replicas).commit("2.0", Conduct.HEALTHY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCrashPointOfAnUpgradeConvergesToTheSameEnd(Conduct conduct) {
    assertSameEnd(
        () -> Scenario.stable("1.0", BY_ITSELF, 2).commit("2.0", conduct), Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void everyCrashPointOfEveryOtherWayConvergesToTheSameEnd(Way way) {
    assertSameEnd(way::start, way.later());
  }

  private static void assertSameEnd(Supplier<Scenario> start, Optional<Happening> later) {
    End expected = end(played(start.get(), later, NEVER, 0));

    crashPoints()
        .forEach(
            point ->
                assertThat(end(played(start.get(), later, point[0], point[1])))
                    .as("killed at second %d after %d writes", point[0], point[1])
                    .isEqualTo(expected));
  }

  private static Stream<int[]> crashPoints() {
    return IntStream.range(0, LAST_SECOND)
        .boxed()
        .flatMap(
            second -> IntStream.range(0, WRITES).mapToObj(writes -> new int[] {second, writes}));
  }

  private static Scenario played(
      Scenario release, Optional<Happening> later, int killedAt, int writes) {
    for (int second = 0; second <= LAST_SECOND; second++) {
      if (second == LATER) {
        later.ifPresent(release::when);
      }
      if (second == killedAt) {
        release.when(new Happening.Kill(writes, Duration.ofSeconds(4)));
      }
      release.pass(1);
    }
    return release;
  }

  private static End end(Scenario release) {
    release
        .pass(5)
        .until(
            state -> state.attempt().isEmpty() && state.retained().isEmpty(),
            "the end of the attempt and of retention")
        .pass(10);
    ReleaseState state = release.state();
    Play play = release.play();
    return new End(
        state.phase(),
        state.stable().map(Serving::target),
        state.split(),
        state.rejected().stream().map(Rejected::target).toList(),
        List.of(release.replicas(Slot.A), release.replicas(Slot.B)),
        play.cluster().publicMembers());
  }
}
