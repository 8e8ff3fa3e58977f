package dev.hotswap.core.release;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Propagation;
import dev.hotswap.core.world.Reach;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A world in which some backends are seen otherwise. */
final class BackendChange {
  private BackendChange() {}

  static World in(World w, Set<? extends BackendId> which, UnaryOperator<Backend> change) {
    Map<BackendId, Seen<Backend>> backends = new HashMap<>(w.backends());
    for (BackendId id : which) {
      Backend changed = change.apply(w.backend(id).known().orElseThrow());
      backends.put(id, new Seen.Known<>(changed, Instant.EPOCH));
    }
    return new World(
        w.slots(),
        backends,
        w.route(),
        w.publicMembers(),
        w.publicEndpoints(),
        w.readings(),
        w.counters(),
        w.staging(),
        w.preflight(),
        w.announced());
  }

  /** With so many members at the gateway that sees the fewest. */
  static Backend reached(Backend b, int members) {
    Reach reach =
        new Reach(
            b.reach().readySince(),
            0,
            new Seen.Known<>(new FewestMembers(members, "public-1"), Instant.EPOCH),
            Propagation.LEAST);
    return new Backend(b.runs(), b.ready(), b.flow(), reach);
  }

  /** With so many ready pods. */
  static Backend ready(Backend b, int count) {
    return new Backend(b.runs(), count, b.flow(), b.reach());
  }
}
