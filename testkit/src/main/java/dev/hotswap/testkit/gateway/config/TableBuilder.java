package dev.hotswap.testkit.gateway.config;

import dev.hotswap.testkit.gateway.route.Cluster;
import dev.hotswap.testkit.gateway.route.HttpRoute;
import dev.hotswap.testkit.gateway.route.RoutingTable;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a routing table of what the API server holds. Of two VirtualServices for one host the older
 * one counts.
 */
final class TableBuilder {

  private static final Logger LOG = LoggerFactory.getLogger(TableBuilder.class);

  private final Map<Cluster, List<InetSocketAddress>> endpoints;

  private TableBuilder(Map<Cluster, List<InetSocketAddress>> endpoints) {
    this.endpoints = endpoints;
  }

  static RoutingTable build(
      Collection<GenericKubernetesResource> virtualServices,
      Collection<Service> services,
      Collection<EndpointSlice> slices) {
    var builder = new TableBuilder(new EndpointReader(slices).read(services));
    return new RoutingTable(builder.hosts(virtualServices), builder.endpoints);
  }

  private Map<String, List<HttpRoute>> hosts(Collection<GenericKubernetesResource> resources) {
    var hosts = new HashMap<String, List<HttpRoute>>();
    resources.stream()
        .sorted(Comparator.comparing(TableBuilder::created))
        .forEach(resource -> add(resource, hosts));
    return hosts;
  }

  private void add(GenericKubernetesResource resource, Map<String, List<HttpRoute>> hosts) {
    var reader = new VirtualServiceReader(resource, this::onlyPort);
    if (!reader.forGateways()) {
      return;
    }
    try {
      List<HttpRoute> routes = reader.routes();
      reader.hosts().forEach(host -> hosts.putIfAbsent(host, routes));
    } catch (IllegalArgumentException unreadable) {
      LOG.warn("VirtualService {} is passed over", resource.getMetadata().getName(), unreadable);
    }
  }

  private int onlyPort(Cluster unnamed) {
    Set<Cluster> known = endpoints.keySet();
    return known.stream()
        .filter(cluster -> cluster.service().equals(unnamed.service()))
        .filter(cluster -> cluster.namespace().equals(unnamed.namespace()))
        .mapToInt(Cluster::port)
        .findFirst()
        .orElse(0);
  }

  private static String created(GenericKubernetesResource resource) {
    String at = resource.getMetadata().getCreationTimestamp();
    return at == null ? "" : at;
  }
}
