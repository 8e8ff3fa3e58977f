package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Counter;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a watch knows at one moment; goes into the reconciler's world as it is.
 *
 * @param readings verdicts and observed time, or why there are none
 * @param counters the gateway's running totals; empty for sources with a history
 * @param flows what flows through each slot, both slots present
 * @param members the fewest pods of each slot that any gateway pod sends requests to, both slots
 *     present
 * @param applied the split the gateway is seen, or assumed, to follow
 */
public record Sighting(
    Seen<Readings> readings,
    List<Counter> counters,
    Map<Slot, Seen<Flow>> flows,
    Map<Slot, Seen<FewestMembers>> members,
    Optional<Route.Applied> applied) {
  public Sighting {
    counters = List.copyOf(counters);
    flows = Map.copyOf(flows);
    members = Map.copyOf(members);
  }

  /** Nothing is known, and why. */
  public static Sighting blind(String why, Instant since) {
    return new Sighting(
        new Seen.Unknown<>(why, since),
        List.of(),
        Map.of(
            Slot.A, new Seen.Unknown<>(why, since),
            Slot.B, new Seen.Unknown<>(why, since)),
        MembersSeen.unknown(why, since).bySlot(),
        Optional.empty());
  }

  /** The same with other readings. */
  Sighting with(Seen<Readings> newer) {
    return new Sighting(newer, counters, flows, members, applied);
  }

  /** Pods of this slot that every gateway pod sends requests to. */
  public Seen<FewestMembers> members(Slot slot) {
    return Objects.requireNonNull(members.get(slot));
  }

  /** What flows through this slot. */
  public Seen<Flow> flow(Slot slot) {
    return Objects.requireNonNull(flows.get(slot));
  }
}
