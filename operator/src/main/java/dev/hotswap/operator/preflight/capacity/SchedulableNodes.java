package dev.hotswap.operator.preflight.capacity;

import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.workload.Pool;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;

/** The nodes of a pool that a candidate's pods could go to. */
public final class SchedulableNodes {
  private SchedulableNodes() {}

  /** Those that take pods and say how much they have. */
  public static List<Node> nodes(CandidateRequest wish, List<Node> windows) {
    return windows.stream()
        .filter(wish.pool()::contains)
        .filter(Pool::takesPods)
        .filter(node -> node.getStatus().getAllocatable() != null)
        .toList();
  }

  /** How many of the candidate's pods fit on these nodes together; never more than it has. */
  public static int fits(CandidateRequest wish, List<NodeCapacity> rooms) {
    PodSize size = PodSize.of(wish.template().getSpec());
    return Math.min(
        wish.pods(), rooms.stream().mapToInt(room -> Math.min(room.fits(size), wish.pods())).sum());
  }
}
