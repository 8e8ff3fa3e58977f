package dev.hotswap.operator.workload.service;

import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.List;
import java.util.Objects;

/** Ports with their protocol said: it is part of a port's identity in server-side apply. */
final class Ports {
  private Ports() {}

  static List<ServicePort> explicit(List<ServicePort> ports) {
    return ports.stream()
        .map(
            port ->
                new ServicePortBuilder(port)
                    .withProtocol(Objects.requireNonNullElse(port.getProtocol(), "TCP"))
                    .build())
        .toList();
  }
}
