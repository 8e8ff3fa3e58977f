package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.desired.RouteDesired;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.core.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One release at one moment.
 *
 * @param context what is wanted, remembered and held
 * @param world what is seen
 * @param again when to look again although nothing happened; empty where no time matters
 * @param notices what people are told of it, besides what is decided
 */
record Observation(
    ReconcileContext context, World world, Optional<Instant> again, List<Announcement> notices) {
  /** Pods of this slot that exist. */
  int pods(Slot slot) {
    return world.slot(slot).known().map(SlotPods::pods).orElse(0);
  }

  /** Whether every route was read to say this split. */
  boolean says(Optional<Split> split) {
    return world.route().known().flatMap(route -> split.filter(route::says)).isPresent();
  }

  /** Whether the routes were read to say this split, or to be gone where none is desired. */
  boolean routed(Optional<RouteDesired> desired) {
    return desired.isPresent()
        ? says(desired.map(RouteDesired::split))
        : world.route().known().filter(route -> route.said().isEmpty()).isPresent();
  }
}
