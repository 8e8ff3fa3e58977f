package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Plan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random history, whole before it is played: what the release is like, and what happens when.
 *
 * @param seed what it was made from
 * @param first how the first version behaves
 * @param gauge whether the gateway tells how many requests are in flight
 */
public record Story(
    long seed, Conduct first, Plan plan, int replicas, boolean gauge, List<Timed> happenings) {
  /** Something that happens so many seconds after the beginning. */
  public record Timed(int second, Happening happening) {}

  public Story {
    happenings = List.copyOf(happenings);
  }

  /** The same story without one happening. */
  public Story without(int index) {
    List<Timed> fewer =
        IntStream.range(0, happenings.size())
            .filter(i -> i != index)
            .mapToObj(happenings::get)
            .toList();
    return new Story(seed, first, plan, replicas, gauge, fewer);
  }

  /** When the last happening is over. */
  public int end() {
    return happenings.stream().mapToInt(Timed::second).max().orElse(0);
  }

  /** The story as a person reads it, to be told again by {@code -Dhotswap.seed}. */
  @Override
  public String toString() {
    return "story -Dhotswap.seed=%d -Dhotswap.histories=1: 1.0 is %s, %d replicas, %s, %s%n%s"
        .formatted(
            seed,
            first,
            replicas,
            plan.steps().stream()
                .map(s -> s.weight() + "% " + s.hold())
                .collect(Collectors.joining(", ", plan.sizing() + " [", "]")),
            plan.onBreach(),
            happenings.stream()
                .map(t -> "  %3d s  %s".formatted(t.second(), t.happening()))
                .collect(Collectors.joining("\n")));
  }
}
