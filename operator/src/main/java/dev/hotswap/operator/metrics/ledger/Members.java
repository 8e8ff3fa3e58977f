package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Page;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How many of each slot's pods every reporter sends requests to. */
public final class Members {
  private static final Comparator<FewestMembers> FURTHEST_BEHIND =
      Comparator.comparingInt(FewestMembers::count).thenComparing(FewestMembers::gateway);

  private Members() {}

  /**
   * The least over all reporters.
   *
   * @param pages of every reporter there is
   * @return empty unless all of them show membership of one slot at least: then a slot of which one
   *     shows nothing has no members there
   */
  public static Map<Slot, FewestMembers> of(List<Reported> pages, Watched watched) {
    Map<Slot, FewestMembers> least = new EnumMap<>(Slot.class);
    for (Reported reported : pages) {
      Map<Slot, Integer> shown = shown(reported.page(), watched);
      if (shown.isEmpty()) {
        return Map.of();
      }
      for (Slot slot : Slot.values()) {
        least.merge(
            slot,
            new FewestMembers(shown.getOrDefault(slot, 0), reported.name()),
            (one, other) -> FURTHEST_BEHIND.compare(one, other) <= 0 ? one : other);
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

  /** A Service has a cluster for each of its ports; each slot may have others of those in use. */
  private static OptionalInt count(Page page, Watched watched, Slot slot) {
    return page.members().entrySet().stream()
        .filter(shown -> leadsTo(shown.getKey(), watched, slot))
        .mapToInt(Map.Entry::getValue)
        .min();
  }

  private static boolean leadsTo(Destination destination, Watched watched, Slot slot) {
    boolean routed =
        destination.port().isEmpty()
            || watched.ports().isEmpty()
            || watched.ports().contains(destination.port().getAsInt());
    return routed
        && destination.namespace().equals(watched.namespace())
        && destination.service().equals(watched.service(slot));
  }
}
