package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.operator.metrics.overdue.Overdue;
import dev.hotswap.operator.metrics.overdue.ReadWindow;
import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Measure;
import dev.hotswap.operator.metrics.series.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one reporter said last.
 *
 * @param exposed its newest page
 * @param remembered the newest page, and the last of every series that it no longer holds
 * @param overdue requests slower than each limit, by backend and measure
 */
record Book(
    BackendSeries exposed,
    BackendSeries remembered,
    Map<BackendId, Map<Measure.Slow, Overdue>> overdue) {
  static Book of(ReadWindow look, BackendSeries first, List<Measure> measures) {
    Map<BackendId, Map<Measure.Slow, Overdue>> overdue = new HashMap<>();
    for (BackendId backend : first.series().keySet()) {
      Map<Measure.Slow, Overdue> begun = new HashMap<>();
      measures.forEach(
          measure -> {
            if (measure instanceof Measure.Slow slow) {
              begun.put(slow, Overdue.from(look, first.of(backend), slow));
            }
          });
      overdue.put(backend, begun);
    }
    return new Book(first, first, overdue);
  }

  /** What was counted since the newest page, in {@code now}. */
  BackendSeries growth(BackendSeries now) {
    return now.since(remembered);
  }

  Book next(ReadWindow look, BackendSeries now) {
    BackendSeries growth = growth(now);
    Map<BackendId, Map<Measure.Slow, Overdue>> later = new HashMap<>();
    overdue.forEach(
        (backend, measures) -> later.put(backend, next(look, growth.of(backend), measures)));
    return new Book(now, now.remembering(remembered), later);
  }

  /** With a look between two pages, of which only what was started by then is kept. */
  Book noting(ReadWindow look, BackendSeries now) {
    BackendSeries growth = growth(now);
    Map<BackendId, Map<Measure.Slow, Overdue>> sharper = new HashMap<>(overdue);
    sharper.replaceAll(
        (backend, measures) -> {
          Map<Measure.Slow, Overdue> noted = new HashMap<>(measures);
          noted.replaceAll((measure, before) -> before.noting(look, growth.of(backend)));
          return began(backend, now) ? measures : noted;
        });
    return new Book(exposed, remembered, sharper);
  }

  /** Whether its counters began anew, or the page is an older one. */
  private boolean began(BackendId backend, BackendSeries now) {
    return now.of(backend).attempts(Attempt.STARTED)
        < remembered.of(backend).attempts(Attempt.STARTED);
  }

  /** A histogram that lacks the bound shows nothing by it. */
  private static Map<Measure.Slow, Overdue> next(
      ReadWindow look, Series growth, Map<Measure.Slow, Overdue> measures) {
    Map<Measure.Slow, Overdue> later = new HashMap<>(measures);
    measures.forEach(
        (measure, before) ->
            measure
                .of(growth)
                .ifPresent(timed -> later.put(measure, before.next(look, growth, timed))));
    return later;
  }

  Overdue overdue(BackendId backend, Measure.Slow measure) {
    return Objects.requireNonNull(Objects.requireNonNull(overdue.get(backend)).get(measure));
  }
}
