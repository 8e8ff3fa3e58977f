package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.preflight.facts.ClusterReader;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Wish;
import dev.hotswap.operator.workload.Pool;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pool has room for the candidate. Too little room now is only a warning: pods end, and an
 * autoscaler adds nodes only when it sees pods that wait. A pod that no node could ever hold
 * blocks.
 */
final class Room implements Check {
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  @Override
  public List<Problem> of(Facts facts) {
    Wish wish = facts.wish();
    List<NodeRoom> rooms =
        facts.cluster().nodes().stream()
            .filter(wish.pool()::contains)
            .filter(Pool::takesPods)
            .filter(node -> node.getStatus().getAllocatable() != null)
            .map(node -> new NodeRoom(node, staying(node, facts)))
            .toList();
    if (rooms.isEmpty()) {
      return List.of();
    }
    PodSize size = PodSize.of(wish.template().getSpec());
    if (rooms.stream().noneMatch(room -> room.isLargeEnough(size))) {
      return List.of(Reason.POD_TOO_BIG.because(tooBig(size, rooms)));
    }
    int fits = rooms.stream().mapToInt(room -> Math.min(room.fits(size), wish.pods())).sum();
    return fits >= wish.pods() || !facts.cluster().saw(ClusterReader.PODS)
        ? List.of()
        : List.of(Reason.NOT_ENOUGH_ROOM.because(tooLittle(wish, size, fits)));
  }

  /** Pods on the node, without those that make way: of the candidate's own slot, and pullers. */
  private static List<Pod> staying(Node node, Facts facts) {
    return facts.cluster().pods().stream()
        .filter(pod -> node.getMetadata().getName().equals(pod.getSpec().getNodeName()))
        .filter(
            pod ->
                pod.getStatus() == null
                    || !ENDED.contains(String.valueOf(pod.getStatus().getPhase())))
        .filter(pod -> !makesWay(pod, facts.wish()))
        .toList();
  }

  private static boolean makesWay(Pod pod, Wish wish) {
    Map<String, String> labels =
        Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
    boolean ours = wish.namespace().equals(pod.getMetadata().getNamespace());
    boolean freeSlot =
        labels.entrySet().containsAll(Labels.selector(wish.release(), wish.slot()).entrySet());
    return ours && (freeSlot || wish.release().equals(labels.get(Labels.PULLER)));
  }

  private static String tooBig(PodSize size, List<NodeRoom> rooms) {
    return "one pod asks for "
        + size.text()
        + " and no node of spec.nodePool has that much ("
        + rooms.stream()
            .limit(3)
            .map(room -> room.node().getMetadata().getName())
            .collect(Collectors.joining(", "))
        + "): lower resources.requests or use a pool of larger nodes";
  }

  private static String tooLittle(Wish wish, PodSize size, int fits) {
    return "the candidate needs "
        + wish.pods()
        + " pods of "
        + size.text()
        + " and spec.nodePool has room for "
        + fits
        + " now: free room, add nodes, or set candidate.sizing: Weight in the policy";
  }
}
