package dev.hotswap.testkit.controllers.network;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One port of a Service as a pod offers it.
 *
 * @param name the Service port's name, empty if it has none
 * @param number the pod's port number
 * @param protocol TCP, UDP or SCTP
 * @param appProtocol empty if the Service says nothing
 */
record SlicePort(String name, int number, String protocol, String appProtocol) {
  /** The ports of a Service that a pod has; named target ports are looked up in its containers. */
  static List<SlicePort> of(Service service, Pod pod) {
    return service.getSpec().getPorts().stream()
        .flatMap(
            port ->
                number(port, pod).stream()
                    .map(
                        number ->
                            new SlicePort(
                                Optional.ofNullable(port.getName()).orElse(""),
                                number,
                                port.getProtocol(),
                                Optional.ofNullable(port.getAppProtocol()).orElse(""))))
        .toList();
  }

  private static Optional<Integer> number(ServicePort port, Pod pod) {
    IntOrString target = port.getTargetPort();
    if (target.getIntVal() != null) {
      return Optional.of(target.getIntVal());
    }
    Stream<ContainerPort> ports =
        pod.getSpec().getContainers().stream().flatMap(container -> container.getPorts().stream());
    return ports
        .filter(candidate -> target.getStrVal().equals(candidate.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst();
  }
}
