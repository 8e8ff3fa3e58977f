package dev.hotswap.operator.workload.service;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;

/**
 * The Service that routes send a slot's share to. Its selector is the slot and never changes:
 * traffic moves by weights between fixed Services.
 */
public final class BackendService {
  private BackendService() {}

  /**
   * The Service of one slot.
   *
   * @param ports of the revision that the slot holds or shall hold
   */
  public static Service render(Owner owner, Slot slot, List<ServicePort> ports) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(new Names(owner.name()).slot(slot))
        .withNamespace(owner.namespace())
        .withLabels(Labels.ofSlot(owner.name(), slot))
        .withOwnerReferences(owner.reference())
        .endMetadata()
        .withNewSpec()
        .withSelector(Labels.selector(owner.name(), slot))
        .withPorts(Ports.explicit(ports))
        .endSpec()
        .build();
  }
}
