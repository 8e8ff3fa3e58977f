package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Staging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a cache held of the played cluster at one moment. */
record View(
    Instant at,
    Backend a,
    Backend b,
    Route route,
    Set<Slot> publicMembers,
    Optional<Staging> staging,
    List<Problem> preflight) {}
