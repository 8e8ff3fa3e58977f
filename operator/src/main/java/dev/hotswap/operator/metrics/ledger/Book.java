package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.overdue.Look;
import dev.hotswap.operator.metrics.overdue.Overdue;
import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Measure;
import dev.hotswap.operator.metrics.series.Series;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one reporter said last.
 *
 * @param exposed its newest page
 * @param remembered the newest page, and the last of every series that it no longer holds
 * @param overdue requests slower than each limit, by slot and measure
 */
record Book(Slots exposed, Slots remembered, Map<Slot, Map<Measure.Slow, Overdue>> overdue) {
  static Book of(Look look, Slots first, List<Measure> measures) {
    Map<Slot, Map<Measure.Slow, Overdue>> overdue = new EnumMap<>(Slot.class);
    for (Slot slot : Slot.values()) {
      Map<Measure.Slow, Overdue> begun = new HashMap<>();
      measures.forEach(
          measure -> {
            if (measure instanceof Measure.Slow slow) {
              begun.put(slow, Overdue.from(look, first.of(slot), slow));
            }
          });
      overdue.put(slot, begun);
    }
    return new Book(first, first, overdue);
  }

  /** What was counted since the newest page, in {@code now}. */
  Slots growth(Slots now) {
    return now.since(remembered);
  }

  Book next(Look look, Slots now) {
    Slots growth = growth(now);
    Map<Slot, Map<Measure.Slow, Overdue>> later = new EnumMap<>(Slot.class);
    overdue.forEach((slot, measures) -> later.put(slot, next(look, growth.of(slot), measures)));
    return new Book(now, now.remembering(remembered), later);
  }

  /** With a look between two pages, of which only what was started by then is kept. */
  Book noting(Look look, Slots now) {
    Slots growth = growth(now);
    Map<Slot, Map<Measure.Slow, Overdue>> sharper = new EnumMap<>(overdue);
    sharper.replaceAll(
        (slot, measures) -> {
          Map<Measure.Slow, Overdue> noted = new HashMap<>(measures);
          noted.replaceAll((measure, before) -> before.noting(look, growth.of(slot)));
          return began(slot, now) ? measures : noted;
        });
    return new Book(exposed, remembered, sharper);
  }

  /** Whether its counters began anew, or the page is an older one. */
  private boolean began(Slot slot, Slots now) {
    return now.of(slot).attempts(Attempt.STARTED) < remembered.of(slot).attempts(Attempt.STARTED);
  }

  /** A histogram that lacks the bound shows nothing by it. */
  private static Map<Measure.Slow, Overdue> next(
      Look look, Series growth, Map<Measure.Slow, Overdue> measures) {
    Map<Measure.Slow, Overdue> later = new HashMap<>(measures);
    measures.forEach(
        (measure, before) ->
            measure
                .of(growth)
                .ifPresent(timed -> later.put(measure, before.next(look, growth, timed))));
    return later;
  }

  Overdue overdue(Slot slot, Measure.Slow measure) {
    return Objects.requireNonNull(Objects.requireNonNull(overdue.get(slot)).get(measure));
  }
}
