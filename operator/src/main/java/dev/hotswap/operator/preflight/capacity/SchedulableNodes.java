package dev.hotswap.operator.preflight.capacity;

import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.workload.Pool;
import dev.hotswap.operator.workload.windows.Tolerations;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;

/** The nodes of a pool that a candidate's pods could go to. */
public final class SchedulableNodes {
  private SchedulableNodes() {}

  /** Those that the template may run on, that take pods and say how much they have. */
  public static List<Node> nodes(CandidateRequest wish, List<Node> windows) {
    NodeTerms terms = NodeTerms.of(wish.template().getSpec());
    List<Toleration> tolerations =
        Tolerations.withWindows(wish.template().getSpec().getTolerations());
    return windows.stream()
        .filter(wish.pool()::contains)
        .filter(Pool::takesPods)
        .filter(node -> terms.selects(node) && terms.attracts(node))
        .filter(node -> Tolerations.untolerated(node, tolerations).isEmpty())
        .filter(node -> node.getStatus().getAllocatable() != null)
        .toList();
  }

  /** How many of the candidate's pods fit on these nodes together; never more than it has. */
  public static int fits(CandidateRequest wish, List<NodeCapacity> rooms) {
    PodSize size = PodSize.of(wish.template().getSpec());
    return Math.min(
        wish.pods(), rooms.stream().mapToInt(room -> Math.min(room.fits(size), wish.pods())).sum());
  }

  /** Those of these rooms that no pod keeps the candidate's away from by its own anti-affinity. */
  public static List<NodeCapacity> open(CandidateRequest wish, List<NodeCapacity> rooms) {
    var kept = new KeptAway(wish.namespace(), Exclusion.labels(wish));
    return rooms.stream().filter(room -> kept.allows(room.node(), rooms)).toList();
  }

  /** Whether these rooms are enough, so that no further node has to be looked at. */
  public static boolean areEnough(CandidateRequest wish, List<NodeCapacity> rooms) {
    List<NodeCapacity> open = open(wish, rooms);
    return fits(wish, open) >= wish.pods()
        && Exclusion.of(wish).stream()
            .allMatch(exclusion -> exclusion.places(open, wish.pods()) >= wish.pods());
  }
}
