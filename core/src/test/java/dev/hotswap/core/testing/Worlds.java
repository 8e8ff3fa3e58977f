package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.core.world.Staging;
import dev.hotswap.core.world.World;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Worlds that differ from another one in one thing. */
public final class Worlds {
  private Worlds() {}

  /** The same, where somebody else is known to send requests to the slots. */
  public static World othersSend(World world) {
    Route route = world.route().known().orElseThrow();
    return new World(
        world.slots(),
        world.backends(),
        new Seen.Known<>(
            new Route(
                route.said(), route.refused(), route.applied(), Optional.of("spy sends here")),
            Instant.EPOCH),
        world.publicMembers(),
        world.publicEndpoints(),
        world.readings(),
        world.counters(),
        world.staging(),
        world.preflight(),
        world.announced());
  }

  /** The same, where this is wrong with the only pod of that slot. */
  public static World troubled(World world, Slot slot, Incident incident) {
    SlotPods pods = world.slot(slot).known().orElseThrow();
    Map<Slot, Seen<SlotPods>> slots = new EnumMap<>(world.slots());
    slots.put(
        slot,
        new Seen.Known<>(
            new SlotPods(
                pods.holds(), pods.images(), pods.replicas(), pods.pods(), List.of(incident)),
            Instant.EPOCH));
    return with(world, slots, world.staging());
  }

  /** The same, where this keeps the image from the nodes. */
  public static World staging(World world, List<Incident> incidents) {
    Staging seen = world.staging().known().orElseThrow();
    return with(
        world,
        world.slots(),
        new Seen.Known<>(
            new Staging(seen.revision(), 0, seen.total(), incidents, seen.images()),
            Instant.EPOCH));
  }

  private static World with(World world, Map<Slot, Seen<SlotPods>> slots, Seen<Staging> staging) {
    return new World(
        slots,
        world.backends(),
        world.route(),
        world.publicMembers(),
        world.publicEndpoints(),
        world.readings(),
        world.counters(),
        staging,
        world.preflight(),
        world.announced());
  }
}
