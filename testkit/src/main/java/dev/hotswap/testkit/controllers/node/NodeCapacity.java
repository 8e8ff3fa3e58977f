package dev.hotswap.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left of a node.
 *
 * @param node its name
 * @param pods pods that are on it
 * @param maxPods pods that it takes
 * @param cpu cores that nobody requested
 * @param memory bytes that nobody requested
 */
record NodeCapacity(String node, int pods, int maxPods, BigDecimal cpu, BigDecimal memory) {
  private static final Quantity NOTHING = new Quantity("0");

  static NodeCapacity of(Node node, List<Pod> here) {
    Map<String, Quantity> total = node.getStatus().getAllocatable();
    return new NodeCapacity(
        node.getMetadata().getName(),
        here.size(),
        amount(total, "pods").intValue(),
        amount(total, "cpu").subtract(requested(here, "cpu")),
        amount(total, "memory").subtract(requested(here, "memory")));
  }

  /** What is left when one more pod is on it. */
  NodeCapacity with(Pod pod) {
    List<Pod> one = List.of(pod);
    return new NodeCapacity(
        node,
        pods + 1,
        maxPods,
        cpu.subtract(requested(one, "cpu")),
        memory.subtract(requested(one, "memory")));
  }

  /** What keeps one more pod off the node, in the scheduler's words. */
  Optional<String> obstacle(Pod pod) {
    if (pods >= maxPods) {
      return Optional.of("Too many pods");
    }
    if (requested(List.of(pod), "cpu").compareTo(cpu) > 0) {
      return Optional.of("Insufficient cpu");
    }
    return requested(List.of(pod), "memory").compareTo(memory) > 0
        ? Optional.of("Insufficient memory")
        : Optional.empty();
  }

  private static BigDecimal requested(List<Pod> pods, String resource) {
    return pods.stream()
        .flatMap(pod -> pod.getSpec().getContainers().stream())
        .map(container -> amount(requests(container), resource))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, Quantity> requests(Container container) {
    return Optional.ofNullable(container.getResources())
        .map(resources -> resources.getRequests())
        .orElse(Map.of());
  }

  private static BigDecimal amount(Map<String, Quantity> resources, String name) {
    return Quantity.getAmountInBytes(Optional.ofNullable(resources.get(name)).orElse(NOTHING));
  }
}
