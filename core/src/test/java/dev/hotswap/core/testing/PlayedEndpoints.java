package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The endpoints of the played public Service: they follow its selector and pods a little later. */
final class PlayedEndpoints {
  private record Listed(Instant at, Map<Slot, List<PlayedPod>> pods) {}

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

  void second(Instant now, Set<Slot> members, Map<Slot, List<PlayedPod>> ready) {
    Map<Slot, List<PlayedPod>> selected = new EnumMap<>(Slot.class);
    members.forEach(slot -> selected.put(slot, ready.getOrDefault(slot, List.of())));
    told.addLast(new Listed(now, selected));
    while (told.size() > 1
        && !told.stream().skip(1).findFirst().orElseThrow().at().plus(follow).isAfter(now)) {
      told.removeFirst();
    }
  }

  /** Pods of each slot that are listed. */
  Map<Slot, Integer> ready() {
    Map<Slot, Integer> counts = new EnumMap<>(Slot.class);
    for (Slot slot : Slot.values()) {
      counts.put(slot, listed(slot).size());
    }
    return counts;
  }

  /** True while callers are sent to a pod of this slot. */
  boolean lists(Slot slot) {
    return listed(slot).stream().anyMatch(PlayedPod::ready);
  }

  private List<PlayedPod> listed(Slot slot) {
    return told.isEmpty() ? List.of() : told.getFirst().pods().getOrDefault(slot, List.of());
  }
}
