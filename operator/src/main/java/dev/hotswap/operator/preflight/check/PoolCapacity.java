package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.capacity.NodeCapacity;
import dev.hotswap.operator.preflight.capacity.PodSize;
import dev.hotswap.operator.preflight.capacity.SchedulableNodes;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Unseen;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The pool has room for the candidate. Too little room now is only a warning: pods end, and an
 * autoscaler adds nodes only when it sees pods that wait. A pod that no node could ever hold
 * blocks.
 */
final class PoolCapacity implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    CandidateRequest wish = facts.wish();
    List<NodeCapacity> rooms =
        SchedulableNodes.nodes(wish, facts.cluster().nodes()).stream()
            .map(node -> NodeCapacity.of(node, facts.cluster().pods(), wish))
            .toList();
    if (rooms.isEmpty()) {
      return List.of();
    }
    PodSize size = PodSize.of(wish.template().getSpec());
    if (rooms.stream().noneMatch(room -> room.isLargeEnough(size))) {
      return List.of(Reason.POD_TOO_BIG.because(tooBig(size, rooms)));
    }
    int fits = SchedulableNodes.fits(wish, rooms);
    return fits >= wish.pods() || !facts.cluster().saw(Unseen.PODS)
        ? List.of()
        : List.of(Reason.NOT_ENOUGH_ROOM.because(tooLittle(wish, size, fits)));
  }

  private static String tooBig(PodSize size, List<NodeCapacity> rooms) {
    return "one pod asks for "
        + size.text()
        + " and no node of spec.nodePool has that much ("
        + rooms.stream()
            .limit(3)
            .map(room -> room.node().getMetadata().getName())
            .collect(Collectors.joining(", "))
        + "): lower resources.requests or use a pool of larger nodes";
  }

  private static String tooLittle(CandidateRequest wish, PodSize size, int fits) {
    return "the candidate needs "
        + wish.pods()
        + " pods of "
        + size.text()
        + " and spec.nodePool has room for "
        + fits
        + " now: free room or add nodes";
  }
}
