package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Seen;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How many pods of both slots every gateway pod sends requests to, seen or not. */
record MembersSeen(Seen<FewestMembers> a, Seen<FewestMembers> b) {
  private static final String NOT_SHOWN = "the metric source shows no membership of clusters";

  static MembersSeen unknown(String why, Instant since) {
    return new MembersSeen(new Seen.Unknown<>(why, since), new Seen.Unknown<>(why, since));
  }

  /** What one poll brought. */
  static MembersSeen of(Map<Slot, FewestMembers> members, Instant at) {
    return members.isEmpty()
        ? unknown(NOT_SHOWN, at)
        : new MembersSeen(seen(members, Slot.A, at), seen(members, Slot.B, at));
  }

  private static Seen<FewestMembers> seen(Map<Slot, FewestMembers> members, Slot slot, Instant at) {
    return Optional.ofNullable(members.get(slot))
        .<Seen<FewestMembers>>map(fewest -> new Seen.Known<>(fewest, at))
        .orElseGet(() -> new Seen.Unknown<>(NOT_SHOWN, at));
  }

  Map<Slot, Seen<FewestMembers>> bySlot() {
    return new EnumMap<>(Map.of(Slot.A, a, Slot.B, b));
  }
}
