package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Service's port leads to a port that a container of the template has. */
final class TargetsNamed implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    List<Container> containers = facts.wish().template().getSpec().getContainers();
    return facts.wish().blueprint().servicePorts().value().stream()
        .flatMap(List::stream)
        .filter(port -> target(port).filter(name -> !isNamed(name, port, containers)).isPresent())
        .map(port -> problem(port, containers))
        .toList();
  }

  private static Optional<String> target(ServicePort port) {
    return Optional.ofNullable(port.getTargetPort()).map(target -> target.getStrVal());
  }

  /** Kubernetes looks for the name and the protocol. */
  private static boolean isNamed(String name, ServicePort port, List<Container> containers) {
    return ports(containers)
        .filter(named -> name.equals(named.getName()))
        .anyMatch(named -> protocol(named.getProtocol()).equals(protocol(port.getProtocol())));
  }

  private static Stream<ContainerPort> ports(List<Container> containers) {
    return containers.stream().flatMap(container -> container.getPorts().stream());
  }

  private static String protocol(@Nullable String said) {
    return Optional.ofNullable(said).orElse("TCP");
  }

  private static Problem problem(ServicePort port, List<Container> containers) {
    String name = target(port).orElse("");
    int number =
        ports(containers)
            .filter(unnamed -> unnamed.getName() == null)
            .filter(same -> protocol(same.getProtocol()).equals(protocol(port.getProtocol())))
            .findFirst()
            .map(ContainerPort::getContainerPort)
            .orElse(port.getPort());
    return Reason.TARGET_PORT_MISSING.because(
        "spec.service.ports["
            + port.getName()
            + "].targetPort is "
            + name
            + ", and no container of spec.template names a "
            + protocol(port.getProtocol())
            + " port so: add ports: [{name: "
            + name
            + ", containerPort: "
            + number
            + ("UDP".equals(port.getProtocol()) ? ", protocol: UDP" : "")
            + "}] to one, or write the port's number here");
  }
}
