package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Propagation;
import dev.hotswap.core.world.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Learns how long pods take from being ready to being members at every gateway pod, where gateways
 * show their members. Kept in memory: after a restart the shortest bound holds until something was
 * seen.
 */
final class EndpointPace {
  /** The most members that were seen of each backend of one release while as many were ready. */
  static final class Members {
    private final Map<BackendId, Integer> most = new ConcurrentHashMap<>();
  }

  private final AtomicReference<Propagation> longest = new AtomicReference<>(Propagation.UNSEEN);

  /** How long a pod is given where nobody shows whether it is known. */
  Duration bound() {
    return longest.get().bound();
  }

  /**
   * One look at a backend. A pod counts when it makes more members than were seen while as many
   * were ready: one that was taken out for a while and comes back says nothing.
   */
  void look(Members seen, BackendId backend, Reach reach, Instant now) {
    if (reach.members().known().isEmpty() || reach.leaving() > 0) {
      seen.most.remove(backend);
      return;
    }
    int ready = reach.readySince().size();
    int members = Math.min(reach.members().known().map(FewestMembers::count).orElse(0), ready);
    int before = Math.min(seen.most.getOrDefault(backend, ready), ready);
    seen.most.put(backend, Math.max(before, members));
    if (members > before) {
      reach
          .readyFor(members)
          .map(since -> Duration.between(since, now))
          .ifPresent(took -> longest.updateAndGet(known -> known.seen(took, now)));
    }
  }
}
