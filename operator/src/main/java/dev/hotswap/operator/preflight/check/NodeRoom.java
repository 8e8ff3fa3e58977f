package dev.hotswap.operator.preflight.check;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one node has left.
 *
 * @param node the node
 * @param running pods on it that are there to stay
 */
record NodeRoom(Node node, List<Pod> running) {
  /** How many pods of this size fit beside those that run. */
  int fits(PodSize size) {
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
  boolean isLargeEnough(PodSize size) {
    return new NodeRoom(node, List.of()).fits(size) > 0;
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
