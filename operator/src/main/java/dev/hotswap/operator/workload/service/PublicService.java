package dev.hotswap.operator.workload.service;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Service for callers that do not pass the gateway. It keeps its address for ever. */
public final class PublicService {
  private PublicService() {}

  /**
   * The Service with the members it shall have now.
   *
   * @param name {@code spec.service.name}
   * @param members slots whose pods it selects: one or both, never none
   * @param ports of the stable revision; targets by name follow each pod, targets by number do not
   */
  public static Service render(
      Owner owner, String name, Set<Slot> members, List<ServicePort> ports) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a public Service without members would lose its callers");
    }
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(owner.namespace())
        .withLabels(Labels.ofRelease(owner.name()))
        .withOwnerReferences(owner.reference())
        .endMetadata()
        .withNewSpec()
        .withSelector(Labels.selector(owner.name(), members))
        .withPorts(Ports.explicit(ports))
        .endSpec()
        .build();
  }

  /** The slots it selects now; empty when somebody gave it another selector. */
  public static Optional<Set<Slot>> members(String release, Service live) {
    Map<String, String> selector =
        Optional.ofNullable(live.getSpec().getSelector()).orElse(Map.of());
    return Labels.members(release, selector);
  }
}
