package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Seen;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How many pods of both slots every gateway pod sends requests to, seen or not. */
record MembersSeen(Seen<Integer> a, Seen<Integer> b) {
  private static final String NOT_SHOWN = "the metric source shows no membership of clusters";

  static MembersSeen unknown(String why, Instant since) {
    return new MembersSeen(new Seen.Unknown<>(why, since), new Seen.Unknown<>(why, since));
  }

  /** What one poll brought. */
  static MembersSeen of(Map<Slot, Integer> members, Instant at) {
    return members.isEmpty()
        ? unknown(NOT_SHOWN, at)
        : new MembersSeen(
            new Seen.Known<>(members.getOrDefault(Slot.A, 0), at),
            new Seen.Known<>(members.getOrDefault(Slot.B, 0), at));
  }

  Map<Slot, Seen<Integer>> bySlot() {
    return new EnumMap<>(Map.of(Slot.A, a, Slot.B, b));
  }
}
