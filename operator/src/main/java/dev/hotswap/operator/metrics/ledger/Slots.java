package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.series.Destination;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.Series;

/**
 * A page as a release sees it: one set of series for each slot.
 *
 * @param a slot A's
 * @param b slot B's
 */
record Slots(Series a, Series b) {
  static final Slots NONE = new Slots(Series.NONE, Series.NONE);

  static Slots of(Page page, Watched watched) {
    return new Slots(series(page, watched, Slot.A), series(page, watched, Slot.B));
  }

  private static Series series(Page page, Watched watched, Slot slot) {
    return page.series().entrySet().stream()
        .filter(entry -> leadsTo(entry.getKey(), watched, slot))
        .map(java.util.Map.Entry::getValue)
        .reduce(Series.NONE, Series::plus);
  }

  private static boolean leadsTo(Destination destination, Watched watched, Slot slot) {
    return destination.namespace().equals(watched.namespace())
        && destination.service().equals(watched.service(slot))
        && (destination.port().isEmpty()
            || watched.ports().isEmpty()
            || watched.ports().contains(destination.port().getAsInt()));
  }

  Series of(Slot slot) {
    return switch (slot) {
      case A -> a;
      case B -> b;
    };
  }

  Slots since(Slots before) {
    return new Slots(a.since(before.a), b.since(before.b));
  }

  Slots remembering(Slots before) {
    return new Slots(a.remembering(before.a), b.remembering(before.b));
  }
}
