package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.Passed;
import dev.hotswap.operator.metrics.series.Measure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What one entry adds, over all reporters. */
final class Turn {
  private final Slot candidate;
  private final List<Measure> measures;
  private final Map<String, Counted> grown = new HashMap<>();
  private final Map<String, Counted> before = new HashMap<>();
  private final Map<String, String> absent = new HashMap<>();
  private final List<Passed> passed = new ArrayList<>();
  private final Set<Slot> busy = EnumSet.noneOf(Slot.class);

  Turn(Slot candidate, List<Measure> measures) {
    this.candidate = candidate;
    this.measures = measures;
    measures.forEach(measure -> grown.put(measure.key(), Counted.NONE));
  }

  /**
   * A reporter's counters grew by this since its page before.
   *
   * @param later the reporter's book with that page
   */
  void grew(String reporter, Slots growth, Book later) {
    passed(reporter, growth);
    counted(
            (measure, slot) ->
                measure.of(growth.of(slot)).map(timed -> newest(measure, slot, timed, later)))
        .forEach((key, counts) -> grown.merge(key, counts, Counted::plus));
    for (Measure measure : measures) {
      if (measure instanceof Measure.Slow slow) {
        Counted aside = new Counted(aside(later, candidate, slow), aside(later, stable(), slow));
        grown.merge(measure.key() + Sample.ASIDE, aside, Counted::plus);
      }
    }
  }

  /** A reporter that began since the entry before counted all this. */
  void began(String reporter, Slots totals) {
    passed(reporter, totals);
    counted((measure, slot) -> measure.of(totals.of(slot)))
        .forEach((key, counts) -> grown.merge(key, counts, Counted::plus));
  }

  /** A reporter counted this between the attempt's start and this session's. */
  void counted(Slots totals, First.Beyond beyond) {
    counted((measure, slot) -> beyond(measure, totals, beyond.totals(), slot))
        .forEach((key, counts) -> before.merge(key, counts, Counted::plus));
  }

  private void passed(String reporter, Slots growth) {
    for (Slot slot : Slot.values()) {
      passed.add(new Passed(reporter, slot, growth.of(slot).sent()));
      if (growth.of(slot).sent() > 0 || growth.of(slot).total() > 0) {
        busy.add(slot);
      }
    }
  }

  private Map<String, Counted> counted(BiFunction<Measure, Slot, Optional<Tally>> tally) {
    Map<String, Counted> counts = new HashMap<>();
    for (Measure measure : measures) {
      Optional<Tally> tried = tally.apply(measure, candidate);
      Optional<Tally> stable = tally.apply(measure, stable());
      if (tried.isPresent() && stable.isPresent()) {
        counts.put(measure.key(), new Counted(tried.get(), stable.get()));
      } else {
        absent.put(measure.key(), "its limit is no bucket bound of the gateway's histograms");
      }
    }
    return counts;
  }

  private Slot stable() {
    return candidate.other();
  }

  private static Tally newest(Measure measure, Slot slot, Tally counted, Book later) {
    return switch (measure) {
      case Measure.Failures failures -> counted;
      case Measure.Slow slow -> later.overdue(slot, slow).newest();
    };
  }

  private static Tally aside(Book later, Slot slot, Measure.Slow measure) {
    var overdue = later.overdue(slot, measure);
    return new Tally(overdue.newest().total() + overdue.aside(), overdue.aside());
  }

  private static Optional<Tally> beyond(
      Measure measure, Slots series, Map<Slot, Map<String, Tally>> minus, Slot slot) {
    Tally known = minus.getOrDefault(slot, Map.of()).getOrDefault(measure.key(), Tally.NONE);
    return measure.of(series.of(slot)).map(total -> difference(total, known));
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

  /** Slots that a request was sent to, or answered by. */
  Set<Slot> busy() {
    return busy;
  }
}
