package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.core.world.Staging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a cache held of the played cluster at one moment. */
record View(
    Instant at,
    Map<Slot, SlotPods> slots,
    Map<BackendId, Backend> backends,
    Route route,
    Set<BackendId> publicMembers,
    Map<BackendId, Integer> publicEndpoints,
    Optional<Staging> staging,
    List<Problem> preflight) {}
