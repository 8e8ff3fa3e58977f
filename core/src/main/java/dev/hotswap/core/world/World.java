package dev.hotswap.core.world;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything outside that a decision may rest on, at one moment.
 *
 * @param slots the pods of each slot that there is
 * @param backends what routes can send requests to, each that there is; the lanes of one slot share
 *     its pods
 * @param route the route object and what the gateway makes of it
 * @param publicMembers backends whose pods the public Service selects; where there is no such
 *     Service, what was asked for
 * @param publicEndpoints ready pods behind each backend that the public Service's endpoints list;
 *     looked at only while it moves
 * @param readings what the metric source says of the running attempt
 * @param counters running totals of the gateway's reporters; empty for sources with a history
 * @param staging the image on the pool's nodes
 * @param preflight what stands in the way, as if the slot that stable does not live in were empty
 * @param announced ids of announcements that were published
 */
public record World(
    Map<Slot, Seen<SlotPods>> slots,
    Map<BackendId, Seen<Backend>> backends,
    Seen<Route> route,
    Seen<Set<BackendId>> publicMembers,
    Seen<Map<BackendId, Integer>> publicEndpoints,
    Seen<Readings> readings,
    List<Counter> counters,
    Seen<Staging> staging,
    Seen<List<Problem>> preflight,
    Set<String> announced) {
  public World {
    slots = Collections.unmodifiableMap(new TreeMap<>(slots));
    backends = Collections.unmodifiableMap(new TreeMap<>(backends));
    counters = List.copyOf(counters);
    announced = Set.copyOf(announced);
  }

  /** The pods of this slot; unknown where nobody looks at such a slot. */
  public Seen<SlotPods> slot(Slot slot) {
    return slots.getOrDefault(
        slot, new Seen.Unknown<>("there is no slot " + slot.suffix(), Instant.EPOCH));
  }

  /** This backend; unknown where nobody looks at such a backend. */
  public Seen<Backend> backend(BackendId backend) {
    return backends.getOrDefault(
        backend, new Seen.Unknown<>("there is no backend " + backend, Instant.EPOCH));
  }

  /** True where every slot and every backend is seen. */
  public boolean seenWhole() {
    return slots.values().stream().allMatch(slot -> slot.known().isPresent())
        && backends.values().stream().allMatch(backend -> backend.known().isPresent());
  }
}
