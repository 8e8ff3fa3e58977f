package dev.hotswap.core.testing;

import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.World;
import java.time.Instant;
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
}
