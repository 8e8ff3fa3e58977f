package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The endpoints of the played public Service: they follow its selector and pods a little later. */
final class PlayedEndpoints {
  private record Listed(Instant at, Map<BackendId, List<PlayedPod>> pods) {}

  private final Deque<Listed> told = new ArrayDeque<>();
  private Duration follow = Duration.ZERO;
  private boolean hidden;

  /** From now on they follow so late. */
  void followIn(Duration time) {
    follow = time;
  }

  /** From now on nobody sees them. */
  void hide() {
    hidden = true;
  }

  boolean hidden() {
    return hidden;
  }

  void second(Instant now, Set<BackendId> members, Map<BackendId, List<PlayedPod>> ready) {
    Map<BackendId, List<PlayedPod>> selected = new HashMap<>();
    ready.forEach((id, pods) -> selected.put(id, members.contains(id) ? pods : List.of()));
    told.addLast(new Listed(now, selected));
    while (told.size() > 1
        && !told.stream().skip(1).findFirst().orElseThrow().at().plus(follow).isAfter(now)) {
      told.removeFirst();
    }
  }

  /** Pods behind each backend that are listed. */
  Map<BackendId, Integer> ready() {
    Map<BackendId, Integer> counts = new HashMap<>();
    listed().forEach((id, pods) -> counts.put(id, pods.size()));
    return counts;
  }

  /** True while callers are sent to a pod of this slot. */
  boolean lists(Slot slot) {
    return listed().entrySet().stream()
        .filter(listed -> listed.getKey().isIn(slot))
        .flatMap(listed -> listed.getValue().stream())
        .anyMatch(PlayedPod::ready);
  }

  private Map<BackendId, List<PlayedPod>> listed() {
    return told.isEmpty() ? Map.of() : told.getFirst().pods();
  }
}
