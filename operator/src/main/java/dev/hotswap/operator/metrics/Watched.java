package dev.hotswap.operator.metrics;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.plan.BackendId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whose traffic a session counts.
 *
 * @param namespace of the release and its Services
 * @param release the release's name
 * @param services the Service of each backend, names all different
 * @param ports the Services' ports that the routes use; empty means any port
 * @param stable the backend of the stable version; where there is none, one that answers nobody
 * @param candidate the backend of the version that is on trial, or would be
 * @param metrics what is measured
 */
public record Watched(
    String namespace,
    String release,
    Map<BackendId, String> services,
    Set<Integer> ports,
    BackendId stable,
    BackendId candidate,
    List<Metric> metrics) {
  public Watched {
    services = Collections.unmodifiableMap(new TreeMap<>(services));
    ports = Set.copyOf(ports);
    metrics = List.copyOf(metrics);
    if (Set.copyOf(services.values()).size() != services.size()) {
      throw new IllegalArgumentException("services " + services + " must all be different");
    }
  }

  /** The same traffic, measured by these metrics. */
  public Watched only(List<Metric> some) {
    return new Watched(namespace, release, services, ports, stable, candidate, some);
  }

  /** The Service of this backend. */
  public String service(BackendId backend) {
    return Objects.requireNonNull(services.get(backend));
  }

  /** The backend this Service belongs to, if it is one of ours. */
  public Optional<BackendId> backendOf(String service) {
    return services.entrySet().stream()
        .filter(entry -> entry.getValue().equals(service))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
