package dev.hotswap.operator.workload.staging;

import dev.hotswap.operator.workload.Amount;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a container asks for that only ends: little, and never more than the container whose image
 * it pulls. Whatever that one limits is limited here too, or a quota on it would refuse the pod.
 */
final class PullerResources {
  private static final Map<String, Quantity> REQUESTS =
      Map.of("cpu", new Quantity("10m"), "memory", new Quantity("64Mi"));

  private static final Map<String, Quantity> LIMITS =
      Map.of(
          "cpu", new Quantity("250m"),
          "memory", new Quantity("256Mi"),
          "ephemeral-storage", new Quantity("64Mi"));

  private PullerResources() {}

  /**
   * Within these bounds.
   *
   * @param bounds what the template's container asks for; null where it asks for nothing
   */
  static ResourceRequirements within(@Nullable ResourceRequirements bounds) {
    Map<String, Quantity> most =
        Optional.ofNullable(bounds).map(ResourceRequirements::getLimits).orElse(Map.of());
    Map<String, Quantity> asked =
        Optional.ofNullable(bounds).map(ResourceRequirements::getRequests).orElse(Map.of());
    Map<String, Quantity> limits = new LinkedHashMap<>();
    Map<String, Quantity> requests = new LinkedHashMap<>();
    LIMITS.forEach(
        (resource, little) -> {
          if (most.containsKey(resource) || resource.equals("memory")) {
            limits.put(resource, least(little, most.get(resource)));
          }
          if (REQUESTS.containsKey(resource) || asked.containsKey(resource)) {
            Quantity small = REQUESTS.getOrDefault(resource, little);
            requests.put(resource, least(small, limits.get(resource)));
          }
        });
    return new ResourceRequirementsBuilder().withRequests(requests).withLimits(limits).build();
  }

  private static Quantity least(Quantity one, @Nullable Quantity other) {
    Optional<BigDecimal> bound = Optional.ofNullable(other).flatMap(Amount::of);
    return other != null
            && bound.isPresent()
            && bound.get().compareTo(Amount.of(one).orElseThrow()) < 0
        ? other
        : one;
  }
}
