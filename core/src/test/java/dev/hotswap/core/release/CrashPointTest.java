package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Happening;
import dev.hotswap.core.testing.Plans;
import dev.hotswap.core.testing.Play;
import dev.hotswap.core.testing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** All that matters in the end. */
  private record End(
      Phase phase,
      Optional<Target> stable,
      Optional<Split> split,
      List<Target> rejected,
      List<Integer> replicas,
      Set<Slot> publicMembers) {}

  @ParameterizedTest
  @EnumSource(
      value = Conduct.class,
      names = {"UNPROVEN"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyCrashPointConvergesToTheSameEnd(Conduct conduct) {
    End expected = end(started(conduct));

    crashPoints()
        .forEach(
            point ->
                assertThat(end(killed(conduct, point)))
                    .as("%s, killed at second %d after %d writes", conduct, point[0], point[1])
                    .isEqualTo(expected));
  }

  private static Stream<int[]> crashPoints() {
    return IntStream.range(0, LAST_SECOND)
        .boxed()
        .flatMap(
            second -> IntStream.range(0, WRITES).mapToObj(writes -> new int[] {second, writes}));
  }

  private static Scenario started(Conduct conduct) {
    Plan plan = Plans.CAREFUL;
    return Scenario.stable("1.0", plan, 2).commit("2.0", conduct);
  }

  private static Scenario killed(Conduct conduct, int[] point) {
    return started(conduct)
        .pass(point[0])
        .when(new Happening.Kill(point[1], Duration.ofSeconds(4)));
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
