package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.metrics.watch.ReleaseKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What failed in each release's last turn: what fails after status was written is told by the next.
 */
final class LastFaults {
  private final Map<ReleaseKey, List<String>> last = new ConcurrentHashMap<>();

  /** What failed in the last turn, and in this one so far; sorted, each once. */
  List<String> with(ReleaseKey release, List<String> now) {
    return Stream.concat(last.getOrDefault(release, List.of()).stream(), now.stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether anything failed in the last turn. */
  boolean any(ReleaseKey release) {
    return last.containsKey(release);
  }

  /** Notes all that failed in a turn; true where something of it did not fail in the last. */
  boolean isNews(ReleaseKey release, List<String> now) {
    List<String> before = last.getOrDefault(release, List.of());
    if (now.isEmpty()) {
      last.remove(release);
    } else {
      last.put(release, List.copyOf(now));
    }
    return !before.containsAll(now);
  }

  /** Forgets a release that is gone. */
  void forget(ReleaseKey release) {
    last.remove(release);
  }
}
