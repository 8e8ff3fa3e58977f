package dev.hotswap.operator.preflight.capacity;

import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one node has left.
 *
 * @param node the node
 * @param running pods on it that are there to stay
 */
public record NodeCapacity(Node node, List<Pod> running) {
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  /**
   * What is left once everything has gone that makes way for the candidate: pods of its own slot,
   * and pullers.
   *
   * @param pods pods of any node
   */
  public static NodeCapacity of(Node node, List<Pod> pods, CandidateRequest wish) {
    return new NodeCapacity(
        node,
        pods.stream()
            .filter(pod -> node.getMetadata().getName().equals(pod.getSpec().getNodeName()))
            .filter(pod -> !ended(pod) && !makesWay(pod, wish))
            .toList());
  }

  private static boolean ended(Pod pod) {
    return pod.getStatus() != null && ENDED.contains(String.valueOf(pod.getStatus().getPhase()));
  }

  private static boolean makesWay(Pod pod, CandidateRequest wish) {
    Map<String, String> labels =
        Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
    boolean ours = wish.namespace().equals(pod.getMetadata().getNamespace());
    boolean freeSlot =
        labels.entrySet().containsAll(Labels.selector(wish.release(), wish.slot()).entrySet());
    return ours && (freeSlot || wish.release().equals(labels.get(Labels.PULLER)));
  }

  /** How many pods of this size fit beside those that run. */
  public int fits(PodSize size) {
    BigDecimal cpu = allocatable("cpu");
    BigDecimal memory = allocatable("memory");
    for (Pod pod : running) {
      PodSize used = PodSize.of(pod.getSpec());
      cpu = cpu.subtract(used.cpu());
      memory = memory.subtract(used.memory());
    }
    BigDecimal pods = allocatable("pods").subtract(BigDecimal.valueOf(running.size()));
    return smallest(pods, times(cpu, size.cpu()), times(memory, size.memory()));
  }

  /** Whether one pod of this size fits when nothing else runs here. */
  public boolean isLargeEnough(PodSize size) {
    return new NodeCapacity(node, List.of()).fits(size) > 0;
  }

  private BigDecimal allocatable(String resource) {
    return PodSize.amount(node.getStatus().getAllocatable(), resource);
  }

  private static BigDecimal times(BigDecimal free, BigDecimal each) {
    return each.signum() == 0
        ? BigDecimal.valueOf(Integer.MAX_VALUE)
        : free.divide(each, 0, RoundingMode.FLOOR);
  }

  private static int smallest(BigDecimal... counts) {
    return Stream.of(counts)
        .reduce(BigDecimal::min)
        .orElse(BigDecimal.ZERO)
        .max(BigDecimal.ZERO)
        .intValue();
  }
}
