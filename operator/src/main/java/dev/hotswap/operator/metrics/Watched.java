package dev.hotswap.operator.metrics;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.plan.Slot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whose traffic a session counts.
 *
 * @param namespace of the release and its Services
 * @param release the release's name
 * @param services the backend Service of each slot, both slots present, names all different
 * @param ports the Services' ports that the routes use; empty means any port
 * @param candidate the slot whose version is on trial; the other one holds stable
 * @param metrics what is measured
 */
public record Watched(
    String namespace,
    String release,
    Map<Slot, String> services,
    Set<Integer> ports,
    Slot candidate,
    List<Metric> metrics) {
  public Watched {
    services = Map.copyOf(services);
    ports = Set.copyOf(ports);
    metrics = List.copyOf(metrics);
    if (Set.copyOf(services.values()).size() != Slot.values().length) {
      throw new IllegalArgumentException(
          "services " + services + " must name one Service for each slot, all different");
    }
  }

  /** The same traffic, measured by these metrics. */
  public Watched only(List<Metric> some) {
    return new Watched(namespace, release, services, ports, candidate, some);
  }

  /** The backend Service of this slot. */
  public String service(Slot slot) {
    return Objects.requireNonNull(services.get(slot));
  }

  /** The slot this Service belongs to, if it is one of ours. */
  public Optional<Slot> slotOf(String service) {
    return services.entrySet().stream()
        .filter(entry -> entry.getValue().equals(service))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
