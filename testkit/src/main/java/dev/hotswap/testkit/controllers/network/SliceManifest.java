package dev.hotswap.testkit.controllers.network;

import dev.hotswap.testkit.controllers.api.Owners;
import dev.hotswap.testkit.controllers.api.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.List;

/** What an EndpointSlice should say. */
final class SliceManifest {
  private SliceManifest() {}

  static EndpointSlice of(Service service, List<SlicePort> ports, List<Pod> pods) {
    String name = service.getMetadata().getName();
    boolean publishNotReady = Boolean.TRUE.equals(service.getSpec().getPublishNotReadyAddresses());
    return new EndpointSliceBuilder()
        .withNewMetadata()
        .withName(name + "-" + Integer.toHexString(ports.hashCode()))
        .withNamespace(service.getMetadata().getNamespace())
        .addToLabels("kubernetes.io/service-name", name)
        .addToLabels("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io")
        .withOwnerReferences(Owners.controlledBy(service))
        .endMetadata()
        .withAddressType("IPv4")
        .withPorts(ports.stream().map(SliceManifest::port).toList())
        .withEndpoints(pods.stream().map(pod -> endpoint(pod, publishNotReady)).toList())
        .build();
  }

  private static EndpointPort port(SlicePort port) {
    return new EndpointPortBuilder()
        .withName(port.name())
        .withPort(port.number())
        .withProtocol(port.protocol())
        .withAppProtocol(port.appProtocol().isEmpty() ? null : port.appProtocol())
        .build();
  }

  /** A terminating pod may still serve, but is ready for nobody new. */
  private static Endpoint endpoint(Pod pod, boolean publishNotReady) {
    boolean terminating = Owners.deleting(pod);
    boolean serving = Pods.ready(pod);
    return new EndpointBuilder()
        .withAddresses(Pods.address(pod).orElseThrow())
        .withNewConditions(publishNotReady || (serving && !terminating), serving, terminating)
        .withNodeName(pod.getSpec().getNodeName())
        .withNewTargetRef()
        .withKind("Pod")
        .withName(pod.getMetadata().getName())
        .withNamespace(pod.getMetadata().getNamespace())
        .withUid(pod.getMetadata().getUid())
        .endTargetRef()
        .build();
  }
}
