package dev.hotswap.operator.preflight.facts;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pod of a slot, as a selector sees it.
 *
 * @param labels all of them
 * @param ports where the release's own Services send requests: numbers, and names that its
 *     containers have for them; empty where nothing is known of that
 */
public record SlotPod(Map<String, String> labels, Set<String> ports) {
  public SlotPod {
    labels = Map.copyOf(labels);
    ports = Set.copyOf(ports);
  }

  /**
   * A pod with these containers, behind Services with these ports.
   *
   * @param ports of the release's own Services
   */
  public static SlotPod of(
      Map<String, String> labels, List<Container> containers, List<ServicePort> ports) {
    Set<String> known = new HashSet<>();
    ports.stream().map(SlotPod::target).forEach(known::add);
    containers.stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> known.contains(number(port)) || known.contains(name(port)))
        .forEach(
            port -> {
              known.add(number(port));
              known.add(name(port));
            });
    known.remove("");
    return new SlotPod(labels, known);
  }

  /** Where a Service's port leads to: {@code targetPort}, else the port itself. */
  public static String target(ServicePort port) {
    return Optional.ofNullable(port.getTargetPort())
        .map(IntOrString::getValue)
        .map(String::valueOf)
        .orElseGet(() -> String.valueOf(port.getPort()));
  }

  private static String number(ContainerPort port) {
    return String.valueOf(port.getContainerPort());
  }

  private static String name(ContainerPort port) {
    return Optional.ofNullable(port.getName()).orElse("");
  }
}
