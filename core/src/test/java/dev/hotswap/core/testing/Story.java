package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.release.state.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random history, whole before it is played: what the release is like, and what happens when.
 *
 * @param seed what it was made from
 * @param first how the first version behaves
 * @param gauge whether the gateway reports enough to see requests in flight and to prove weights
 * @param streams whether some requests never end
 */
public record Story(
    long seed,
    Layout layout,
    Conduct first,
    Plan plan,
    int replicas,
    boolean gauge,
    boolean streams,
    List<Timed> happenings) {
  private static final int LURKS = 60;

  /** Something that happens, once. */
  public record Timed(When when, Happening happening) {}

  /** When something happens. */
  public sealed interface When {
    /** So many seconds after the beginning. */
    record At(int second) implements When {
      @Override
      public String toString() {
        return "%3d s".formatted(second);
      }
    }

    /**
     * Once an attempt is in this stage.
     *
     * @param from not before this second
     * @param after so many seconds after the stage was first seen
     */
    record In(Class<? extends Stage> stage, int from, int after) implements When {
      @Override
      public String toString() {
        return "%d s into %s after %d s".formatted(after, stage.getSimpleName(), from);
      }
    }
  }

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
    return new Story(seed, layout, first, plan, replicas, gauge, streams, fewer);
  }

  /** By how much clocks went back in all. */
  public Duration clockBack() {
    return happenings.stream()
        .map(
            timed ->
                timed.happening() instanceof Happening.ClockBack back ? back.by() : Duration.ZERO)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** When the last happening is over. */
  public int end() {
    return happenings.stream().mapToInt(Story::latest).max().orElse(0);
  }

  private static int latest(Timed timed) {
    return switch (timed.when()) {
      case When.At(int second) -> second;
      case When.In(var stage, int from, int after) -> from + LURKS;
    };
  }

  /** The story as a person reads it, to be told again by {@code -Dhotswap.seed}. */
  @Override
  public String toString() {
    return "story -Dhotswap.seed=%d -Dhotswap.histories=1: %s, 1.0 is %s, %d replicas, %s, %s%n%s"
        .formatted(
            seed,
            layout,
            first,
            replicas,
            plan.steps().stream()
                .map(s -> s.weight() + "% " + s.hold())
                .collect(Collectors.joining(", ", plan.sizing() + " [", "]")),
            plan.onBreach(),
            happenings.stream()
                .map(t -> "  %s  %s".formatted(t.when(), t.happening()))
                .collect(Collectors.joining("\n")));
  }
}
