package dev.hotswap.operator.simulation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A history, whole before it is played: version 1.0 is released at second 0, then this happens.
 *
 * @param seed what it was made from
 * @param first how version 1.0 behaves
 * @param replicas pods of the release, at first
 */
record History(long seed, Conduct first, int replicas, List<Timed> acts) {
  /** Something that happens so many seconds after the beginning. */
  record Timed(int second, Act act) {}

  History {
    acts = List.copyOf(acts);
  }

  /** The same history without one act. */
  History without(int index) {
    return new History(
        seed,
        first,
        replicas,
        IntStream.range(0, acts.size()).filter(i -> i != index).mapToObj(acts::get).toList());
  }

  /** When the last act happens. */
  int end() {
    return acts.stream().mapToInt(Timed::second).max().orElse(0);
  }

  /** The history as a person reads it, to be played again by its seed. */
  @Override
  public String toString() {
    return "history -Dhotswap.seed=%d -Dhotswap.histories=1: 1.0 is %s, %d pods, then%n%s"
        .formatted(
            seed,
            first,
            replicas,
            acts.stream()
                .map(timed -> "  %3d s  %s".formatted(timed.second(), timed.act()))
                .collect(Collectors.joining("\n")));
  }
}
