package dev.hotswap.core.world;

import dev.hotswap.core.plan.Slot;
import java.util.List;
import java.util.Set;

/**
 * Everything outside that a decision may rest on, at one moment.
 *
 * @param a slot A
 * @param b slot B
 * @param route the route object and what the gateway makes of it
 * @param publicMembers slots whose pods the public Service selects; where there is no such Service,
 *     what was asked for
 * @param readings what the metric source says of the running attempt
 * @param counters running totals of the gateway's reporters; empty for sources with a history
 * @param staging the image on the pool's nodes
 * @param preflight what stands in the way, as if the slot that stable does not live in were empty
 * @param announced ids of announcements that were published
 */
public record World(
    Seen<Backend> a,
    Seen<Backend> b,
    Seen<Route> route,
    Seen<Set<Slot>> publicMembers,
    Seen<Readings> readings,
    List<Counter> counters,
    Seen<Staging> staging,
    Seen<List<Problem>> preflight,
    Set<String> announced) {
  public World {
    counters = List.copyOf(counters);
    announced = Set.copyOf(announced);
  }

  /** The backend of this slot. */
  public Seen<Backend> backend(Slot slot) {
    return switch (slot) {
      case A -> a;
      case B -> b;
    };
  }
}
