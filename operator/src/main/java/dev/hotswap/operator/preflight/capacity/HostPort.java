package dev.hotswap.operator.preflight.capacity;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/**
 * A port of the node itself. One pod of a node has it (Kubernetes scheduler, plugin {@code
 * NodePorts}): the same number and protocol at the same address, where none means every one.
 *
 * @param container its name
 * @param port with a {@code hostPort}
 */
record HostPort(String container, ContainerPort port) implements Exclusion {
  private static final String EVERY = "0.0.0.0";

  static boolean isSet(ContainerPort port) {
    return Optional.ofNullable(port.getHostPort()).orElse(0) > 0;
  }

  @Override
  public String field() {
    return "spec.template.spec.containers[" + container + "].ports.hostPort " + port.getHostPort();
  }

  @Override
  public String remedy() {
    return "remove hostPort: gateways and Services reach pods by their own addresses";
  }

  @Override
  public boolean by(Pod running) {
    return running.getSpec().getContainers().stream()
        .flatMap(other -> other.getPorts().stream())
        .anyMatch(this::clashes);
  }

  private boolean clashes(ContainerPort other) {
    return isSet(other)
        && port.getHostPort().equals(other.getHostPort())
        && protocol(port).equals(protocol(other))
        && (address(port).equals(EVERY)
            || address(other).equals(EVERY)
            || address(port).equals(address(other)));
  }

  private static String protocol(ContainerPort port) {
    return Optional.ofNullable(port.getProtocol()).orElse("TCP");
  }

  private static String address(ContainerPort port) {
    return Optional.ofNullable(port.getHostIP()).filter(ip -> !ip.isEmpty()).orElse(EVERY);
  }

  @Override
  public boolean byItself() {
    return true;
  }

  @Override
  public Optional<String> place(Node node) {
    return Optional.of(node.getMetadata().getName());
  }

  @Override
  public String placeName() {
    return "node";
  }
}
