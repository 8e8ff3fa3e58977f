package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.operator.metrics.Passed;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.series.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What one entry adds, over all reporters. */
final class Turn {
  private final Watched watched;
  private final List<Measure> measures;
  private final Map<String, Counted> grown = new HashMap<>();
  private final Map<String, Counted> before = new HashMap<>();
  private final Map<String, String> absent = new HashMap<>();
  private final List<Passed> passed = new ArrayList<>();
  private final Set<BackendId> busy = new HashSet<>();

  Turn(Watched watched, List<Measure> measures) {
    this.watched = watched;
    this.measures = measures;
    measures.forEach(measure -> grown.put(measure.key(), Counted.NONE));
  }

  /**
   * A reporter's counters grew by this since its page before.
   *
   * @param later the reporter's book with that page
   */
  void grew(String reporter, BackendSeries growth, Book later) {
    passed(reporter, growth);
    counted(
            (measure, backend) ->
                measure.of(growth.of(backend)).map(timed -> newest(measure, backend, timed, later)))
        .forEach((key, counts) -> grown.merge(key, counts, Counted::plus));
    for (Measure measure : measures) {
      if (measure instanceof Measure.Slow slow) {
        Counted aside =
            new Counted(
                aside(later, watched.candidate(), slow), aside(later, watched.stable(), slow));
        grown.merge(measure.key() + Sample.ASIDE, aside, Counted::plus);
      }
    }
  }

  /** A reporter that began since the entry before counted all this. */
  void began(String reporter, BackendSeries totals) {
    passed(reporter, totals);
    counted((measure, backend) -> measure.of(totals.of(backend)))
        .forEach((key, counts) -> grown.merge(key, counts, Counted::plus));
  }

  /** A reporter counted this between the attempt's start and this session's. */
  void counted(BackendSeries totals, First.Beyond beyond) {
    counted((measure, backend) -> beyond(measure, totals, beyond.totals(), backend))
        .forEach((key, counts) -> before.merge(key, counts, Counted::plus));
  }

  private void passed(String reporter, BackendSeries growth) {
    for (BackendId backend : growth.series().keySet()) {
      passed.add(new Passed(reporter, backend, growth.of(backend).sent()));
      if (growth.of(backend).sent() > 0 || growth.of(backend).total() > 0) {
        busy.add(backend);
      }
    }
  }

  private Map<String, Counted> counted(BiFunction<Measure, BackendId, Optional<Tally>> tally) {
    Map<String, Counted> counts = new HashMap<>();
    for (Measure measure : measures) {
      Optional<Tally> tried = tally.apply(measure, watched.candidate());
      Optional<Tally> stable = tally.apply(measure, watched.stable());
      if (tried.isPresent() && stable.isPresent()) {
        counts.put(measure.key(), new Counted(tried.get(), stable.get()));
      } else {
        absent.put(measure.key(), "its limit is no bucket bound of the gateway's histograms");
      }
    }
    return counts;
  }

  private static Tally newest(Measure measure, BackendId backend, Tally counted, Book later) {
    return switch (measure) {
      case Measure.Failures failures -> counted;
      case Measure.Slow slow -> later.overdue(backend, slow).newest();
    };
  }

  private static Tally aside(Book later, BackendId backend, Measure.Slow measure) {
    var overdue = later.overdue(backend, measure);
    return new Tally(overdue.newest().total() + overdue.aside(), overdue.aside());
  }

  private static Optional<Tally> beyond(
      Measure measure,
      BackendSeries series,
      Map<BackendId, Map<String, Tally>> minus,
      BackendId backend) {
    Tally known = minus.getOrDefault(backend, Map.of()).getOrDefault(measure.key(), Tally.NONE);
    return measure.of(series.of(backend)).map(total -> difference(total, known));
  }

  /** Totals that shrank began anew meanwhile. */
  private static Tally difference(Tally total, Tally known) {
    long requests = total.total() - known.total();
    long bad = total.bad() - known.bad();
    return bad < 0 || requests < bad ? total : new Tally(requests, bad);
  }

  Map<String, Observation> observations() {
    Map<String, Observation> seen = new HashMap<>(grown);
    absent.forEach((key, why) -> seen.put(key, new Observation.Absent(why)));
    return seen;
  }

  Map<String, Counted> before() {
    return before;
  }

  List<Passed> passed() {
    return passed;
  }

  /** BackendSeries that a request was sent to, or answered by. */
  Set<BackendId> busy() {
    return busy;
  }
}
