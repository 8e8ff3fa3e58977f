package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.Passed;
import dev.hotswap.operator.metrics.series.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one entry adds, over all reporters. */
final class Turn {
  private final Slot candidate;
  private final List<Measure> measures;
  private final Map<String, Counted> grown = new HashMap<>();
  private final Map<String, Counted> before = new HashMap<>();
  private final Map<String, String> absent = new HashMap<>();
  private final List<Passed> passed = new ArrayList<>();

  Turn(Slot candidate, List<Measure> measures) {
    this.candidate = candidate;
    this.measures = measures;
    measures.forEach(measure -> grown.put(measure.key(), Counted.NONE));
  }

  /** A reporter's counters grew by this since its page before. */
  void grew(String reporter, Slots growth) {
    for (Slot slot : Slot.values()) {
      passed.add(new Passed(reporter, slot, growth.of(slot).total()));
    }
    counted(growth, Map.of()).forEach((key, counts) -> grown.merge(key, counts, Counted::plus));
  }

  /** A reporter counted this between the attempt's start and this session's. */
  void counted(Slots totals, First.Beyond beyond) {
    counted(totals, beyond.totals())
        .forEach((key, counts) -> before.merge(key, counts, Counted::plus));
  }

  private Map<String, Counted> counted(Slots series, Map<Slot, Map<String, Tally>> minus) {
    Map<String, Counted> counts = new HashMap<>();
    for (Measure measure : measures) {
      Optional<Tally> tried = beyond(measure, series, minus, candidate);
      Optional<Tally> stable = beyond(measure, series, minus, candidate.other());
      if (tried.isPresent() && stable.isPresent()) {
        counts.put(measure.key(), new Counted(tried.get(), stable.get()));
      } else {
        absent.put(measure.key(), "its limit is no bucket bound of the gateway's histograms");
      }
    }
    return counts;
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
}
