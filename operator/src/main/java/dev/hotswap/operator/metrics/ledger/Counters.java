package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.Counter;
import dev.hotswap.operator.metrics.series.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Running totals in the form an attempt remembers them, and back. */
public final class Counters {
  private Counters() {}

  /** What this reporter shows; zeros too, because they say that the reporter is known. */
  static Stream<Counter> of(String reporter, BackendSeries exposed, List<Measure> measures) {
    return exposed.series().keySet().stream()
        .sorted()
        .flatMap(
            backend ->
                measures.stream()
                    .flatMap(
                        measure ->
                            measure.of(exposed.of(backend)).stream()
                                .map(t -> new Counter(reporter, backend, measure.key(), t))));
  }

  /** What is remembered of this reporter; empty if it is not known. */
  public static Optional<First.Beyond> of(String reporter, List<Counter> counters) {
    Map<BackendId, Map<String, Tally>> totals = new HashMap<>();
    counters.stream()
        .filter(counter -> counter.reporter().equals(reporter))
        .forEach(
            counter ->
                totals
                    .computeIfAbsent(counter.backend(), backend -> new HashMap<>())
                    .put(counter.metric(), counter.total()));
    return totals.isEmpty() ? Optional.empty() : Optional.of(new First.Beyond(totals));
  }
}
