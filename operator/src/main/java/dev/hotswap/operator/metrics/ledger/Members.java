package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Page;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How many of each backend's pods every reporter sends requests to. */
public final class Members {
  private static final Comparator<FewestMembers> FURTHEST_BEHIND =
      Comparator.comparingInt(FewestMembers::count).thenComparing(FewestMembers::gateway);

  private Members() {}

  /**
   * The least over all reporters.
   *
   * @param pages of every reporter there is
   * @return empty unless all of them show membership of one backend at least: then a backend of
   *     which one shows nothing has no members there
   */
  public static Map<BackendId, FewestMembers> of(List<Reported> pages, Watched watched) {
    Map<BackendId, FewestMembers> least = new HashMap<>();
    for (Reported reported : pages) {
      Map<BackendId, Integer> shown = shown(reported.page(), watched);
      if (shown.isEmpty()) {
        return Map.of();
      }
      for (BackendId backend : watched.services().keySet()) {
        least.merge(
            backend,
            new FewestMembers(shown.getOrDefault(backend, 0), reported.name()),
            (one, other) -> FURTHEST_BEHIND.compare(one, other) <= 0 ? one : other);
      }
    }
    return least;
  }

  private static Map<BackendId, Integer> shown(Page page, Watched watched) {
    Map<BackendId, Integer> members = new HashMap<>();
    for (BackendId backend : watched.services().keySet()) {
      OptionalInt count = count(page, watched, backend);
      if (count.isPresent()) {
        members.put(backend, count.getAsInt());
      }
    }
    return members;
  }

  /**
   * A Service has a cluster for each of its ports; each backend may have others of those in use.
   */
  private static OptionalInt count(Page page, Watched watched, BackendId backend) {
    return page.members().entrySet().stream()
        .filter(shown -> leadsTo(shown.getKey(), watched, backend))
        .mapToInt(Map.Entry::getValue)
        .min();
  }

  private static boolean leadsTo(Destination destination, Watched watched, BackendId backend) {
    boolean routed =
        destination.port().isEmpty()
            || watched.ports().isEmpty()
            || watched.ports().contains(destination.port().getAsInt());
    return routed
        && destination.namespace().equals(watched.namespace())
        && destination.service().equals(watched.service(backend));
  }
}
