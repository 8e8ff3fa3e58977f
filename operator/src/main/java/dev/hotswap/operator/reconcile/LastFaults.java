package dev.hotswap.operator.reconcile;

import java.util.List;
import java.util.stream.Stream;

/**
 * What failed in one release's last turn: what fails after status was written is told by the next.
 */
final class LastFaults {
  private volatile List<String> last = List.of();

  /** What failed in the last turn, and in this one so far; sorted, each once. */
  List<String> with(List<String> now) {
    return Stream.concat(last.stream(), now.stream()).distinct().sorted().toList();
  }

  /** Whether anything failed in the last turn. */
  boolean any() {
    return !last.isEmpty();
  }

  /** Notes all that failed in a turn; true where something of it did not fail in the last. */
  boolean isNews(List<String> now) {
    List<String> before = last;
    last = List.copyOf(now);
    return !before.containsAll(now);
  }
}
