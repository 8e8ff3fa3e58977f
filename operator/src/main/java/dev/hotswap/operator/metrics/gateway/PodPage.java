package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.Series;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one gateway pod said, backend by backend: numbers of one that make no sense say nothing of
 * another.
 *
 * @param pages an entry for each backend that was asked for and can be read
 * @param faults why another one cannot
 * @param bounds every finite bucket bound seen, in milliseconds
 */
record PodPage(
    Map<BackendService, Page> pages, Map<BackendService, Failure> faults, Set<Double> bounds) {
  PodPage {
    pages = Map.copyOf(pages);
    faults = Map.copyOf(faults);
    bounds = Set.copyOf(bounds);
  }

  /** Nothing can be read of these, and why. */
  static PodPage failed(Set<BackendService> backends, Failure failure) {
    Map<BackendService, Failure> faults = new HashMap<>();
    backends.forEach(backend -> faults.put(backend, failure));
    return new PodPage(Map.of(), faults, Set.of());
  }

  /** Parts that were asked for one by one, as one. */
  static PodPage joined(List<PodPage> parts) {
    Map<BackendService, Page> pages = new HashMap<>();
    Map<BackendService, Failure> faults = new HashMap<>();
    Set<Double> bounds = new HashSet<>();
    for (PodPage part : parts) {
      pages.putAll(part.pages);
      faults.putAll(part.faults);
      bounds.addAll(part.bounds);
    }
    return new PodPage(pages, faults, bounds);
  }

  /** Whether it was asked for all of these. */
  boolean asked(Set<BackendService> backends) {
    return backends.stream().allMatch(b -> pages.containsKey(b) || faults.containsKey(b));
  }

  /** What was read of any backend, this page included. */
  Sight.Read seen(Sight.Read before) {
    Sight.Read seen = before;
    for (Page page : pages.values()) {
      seen = seen.plus(page);
    }
    return seen;
  }

  /** Why one of these cannot be read. */
  Optional<Failure> fault(Set<BackendService> backends) {
    return backends.stream().filter(faults::containsKey).map(faults::get).findFirst();
  }

  /** The numbers of these backends and of no other. */
  Page of(Set<BackendService> backends) {
    Map<Destination, Series> series = new HashMap<>();
    Map<Destination, Integer> members = new HashMap<>();
    for (BackendService backend : backends) {
      Page page = pages.getOrDefault(backend, Page.EMPTY);
      series.putAll(page.series());
      members.putAll(page.members());
    }
    return new Page(series, members);
  }
}
