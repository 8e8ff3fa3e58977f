package dev.hotswap.operator.preflight.capacity;

import dev.hotswap.operator.workload.Amount;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the scheduler sets aside for one pod: the containers together, or the largest init container
 * where that is more, plus the runtime's overhead (Kubernetes "Init Containers", resource sharing).
 *
 * @param cpu cores
 * @param memory bytes
 */
public record PodSize(BigDecimal cpu, BigDecimal memory) {
  /** Of a pod with this spec. */
  public static PodSize of(PodSpec spec) {
    return new PodSize(sum(spec, "cpu"), sum(spec, "memory"));
  }

  private static BigDecimal sum(PodSpec spec, String resource) {
    Function<Container, BigDecimal> asked = container -> request(container, resource);
    BigDecimal together =
        spec.getContainers().stream().map(asked).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal before =
        spec.getInitContainers().stream().map(asked).reduce(BigDecimal.ZERO, BigDecimal::max);
    return together.max(before).add(amount(spec.getOverhead(), resource));
  }

  /** A limit without a request is a request too. */
  private static BigDecimal request(Container container, String resource) {
    Optional<ResourceRequirements> resources = Optional.ofNullable(container.getResources());
    return Stream.of(
            resources.map(ResourceRequirements::getRequests),
            resources.map(ResourceRequirements::getLimits))
        .flatMap(Optional::stream)
        .filter(amounts -> amounts.containsKey(resource))
        .findFirst()
        .map(amounts -> amount(amounts, resource))
        .orElse(BigDecimal.ZERO);
  }

  static BigDecimal amount(Map<String, Quantity> amounts, String resource) {
    return Optional.ofNullable(amounts)
        .map(present -> present.get(resource))
        .flatMap(Amount::of)
        .orElse(BigDecimal.ZERO);
  }

  /** For people: {@code 250m CPU and 256Mi memory}. */
  public String text() {
    return cpu.movePointRight(3).toBigInteger()
        + "m CPU and "
        + memory.divideToIntegralValue(BigDecimal.valueOf(1 << 20)).toBigInteger()
        + "Mi memory";
  }
}
