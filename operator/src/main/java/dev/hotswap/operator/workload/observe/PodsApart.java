package dev.hotswap.operator.workload.observe;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of a pod because it keeps others off its node. */
public final class PodsApart {
  private PodsApart() {}

  /** The required anti-affinity alone; none where there is none. */
  public static @Nullable Affinity of(@Nullable Affinity full) {
    List<PodAffinityTerm> required =
        Optional.ofNullable(full)
            .map(Affinity::getPodAntiAffinity)
            .map(PodAntiAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
            .orElse(List.of());
    return required.isEmpty()
        ? null
        : new AffinityBuilder()
            .withNewPodAntiAffinity()
            .withRequiredDuringSchedulingIgnoredDuringExecution(required)
            .endPodAntiAffinity()
            .build();
  }

  /** The ports of the node that it has. */
  public static List<ContainerPort> hostPorts(List<ContainerPort> ports) {
    return ports.stream()
        .filter(port -> Optional.ofNullable(port.getHostPort()).orElse(0) > 0)
        .toList();
  }
}
