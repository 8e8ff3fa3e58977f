package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Page;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** How many of each slot's pods every reporter sends requests to. */
public final class Members {
  private Members() {}

  /**
   * The least over all reporters.
   *
   * @param pages of every reporter there is
   * @return empty unless all of them show membership of one slot at least: then a slot of which one
   *     shows nothing has no members there
   */
  public static Map<Slot, Integer> of(List<Page> pages, Watched watched) {
    Map<Slot, Integer> least = new EnumMap<>(Slot.class);
    for (Page page : pages) {
      Map<Slot, Integer> shown = shown(page, watched);
      if (shown.isEmpty()) {
        return Map.of();
      }
      for (Slot slot : Slot.values()) {
        least.merge(slot, shown.getOrDefault(slot, 0), Math::min);
      }
    }
    return least;
  }

  private static Map<Slot, Integer> shown(Page page, Watched watched) {
    Map<Slot, Integer> members = new EnumMap<>(Slot.class);
    for (Slot slot : Slot.values()) {
      OptionalInt count = count(page, watched, slot);
      if (count.isPresent()) {
        members.put(slot, count.getAsInt());
      }
    }
    return members;
  }

  /** A Service has a cluster for each of its ports: routes may use them all. */
  private static OptionalInt count(Page page, Watched watched, Slot slot) {
    Map<Integer, Integer> byPort = new HashMap<>();
    page.members()
        .forEach(
            (destination, count) -> {
              if (leadsTo(destination, watched, slot)) {
                byPort.put(destination.port().orElse(0), count);
              }
            });
    Set<Integer> ports = watched.ports().isEmpty() ? byPort.keySet() : watched.ports();
    return byPort.keySet().stream().noneMatch(port -> port == 0 || ports.contains(port))
        ? OptionalInt.empty()
        : byPort.containsKey(0)
            ? OptionalInt.of(byPort.get(0))
            : ports.stream().mapToInt(port -> byPort.getOrDefault(port, 0)).min();
  }

  private static boolean leadsTo(Destination destination, Watched watched, Slot slot) {
    return destination.namespace().equals(watched.namespace())
        && destination.service().equals(watched.service(slot));
  }
}
