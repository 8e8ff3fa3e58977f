package dev.hotswap.operator.simulation;

import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.core.plan.Slot;
import java.util.List;
import java.util.Optional;

/**
 * How a story ended, as far as it may not depend on when somebody died.
 *
 * @param status phase, stable version, its slot and rejected versions; empty of a deleted release
 * @param weightOfA what the route gives slot a; -1 without a route
 * @param ready pods that take requests, by slot
 * @param objects names of everything that carries the release's label, pods aside
 */
record End(Optional<List<String>> status, int weightOfA, List<Long> ready, List<String> objects) {
  static End of(Play play) {
    Shadow shadow = play.ledger().shadow();
    return new End(
        play.status().map(End::essence),
        shadow.weight(Slot.A).orElse(-1),
        List.of(shadow.ready(Slot.A), shadow.ready(Slot.B)),
        shadow
            .owned()
            .filter(key -> !key.resource().equals(Shadow.PODS))
            .filter(key -> !key.resource().equals("endpointslices.discovery.k8s.io"))
            .map(key -> key.resource() + "/" + key.name())
            .sorted()
            .toList());
  }

  private static List<String> essence(GoReleaseStatus status) {
    return List.of(
        String.valueOf(status.phase()),
        status.stable() == null ? "" : status.stable().version(),
        status.stable() == null ? "" : status.stable().backend(),
        status.rejectedRevisions().stream().map(r -> r.version()).toList().toString());
  }
}
