package dev.hotswap.testkit.gateway.config;

import dev.hotswap.testkit.gateway.route.Cluster;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Joins Services and EndpointSlices to the ready endpoints of each cluster, as istiod does for
 * Envoy.
 */
final class EndpointReader {

  private static final String SERVICE_NAME = "kubernetes.io/service-name";

  private final Collection<EndpointSlice> slices;

  EndpointReader(Collection<EndpointSlice> slices) {
    this.slices = slices;
  }

  Map<Cluster, List<InetSocketAddress>> read(Collection<Service> services) {
    var endpoints = new HashMap<Cluster, List<InetSocketAddress>>();
    for (Service service : services) {
      for (ServicePort port : service.getSpec().getPorts()) {
        endpoints.put(cluster(service, port), ready(service, port));
      }
    }
    return endpoints;
  }

  private static Cluster cluster(Service service, ServicePort port) {
    var metadata = service.getMetadata();
    return new Cluster(metadata.getName(), metadata.getNamespace(), port.getPort());
  }

  private List<InetSocketAddress> ready(Service service, ServicePort port) {
    return slices.stream()
        .filter(slice -> belongs(slice, service))
        .flatMap(slice -> ready(slice, port))
        .distinct()
        .toList();
  }

  private static boolean belongs(EndpointSlice slice, Service service) {
    Map<String, String> labels =
        Objects.requireNonNullElse(slice.getMetadata().getLabels(), Map.of());
    return service.getMetadata().getName().equals(labels.get(SERVICE_NAME))
        && service.getMetadata().getNamespace().equals(slice.getMetadata().getNamespace());
  }

  private static Stream<InetSocketAddress> ready(EndpointSlice slice, ServicePort port) {
    return slice.getPorts().stream()
        .filter(offered -> named(offered.getName()).equals(named(port.getName())))
        .flatMap(
            offered ->
                slice.getEndpoints().stream()
                    .filter(EndpointReader::isReady)
                    .flatMap(endpoint -> endpoint.getAddresses().stream())
                    .map(address -> new InetSocketAddress(address, offered.getPort())));
  }

  /** An endpoint that says nothing is ready; one that terminates is not. */
  private static boolean isReady(Endpoint endpoint) {
    return endpoint.getConditions() == null
        || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
  }

  private static String named(String port) {
    return Objects.requireNonNullElse(port, "");
  }
}
