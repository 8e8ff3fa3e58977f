package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.CounterTotals;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.ledger.StableTotals;
import dev.hotswap.operator.metrics.series.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Totals of stable backends between attempts, a few queries for up to {@link #TOGETHER} releases of
 * one namespace. They are of ten minutes ago: an attempt reads the ten minutes before it finely,
 * and what is in there is to be learned once.
 *
 * <p>A round that takes too long, or finds the server away, ends, and the next one goes on where it
 * ended.
 */
final class RestingQueries {
  /** Releases in one query. */
  static final int TOGETHER = 20;

  /** How long a round may begin new queries. */
  static final Duration ROUND = Duration.ofSeconds(20);

  private static final Duration BEHIND = PrometheusSession.BURSTINESS;

  private final PrometheusSource source;
  private final LongSupplier nanos;
  private int first;

  /**
   * Asks this source.
   *
   * @param nanos a counter of nanoseconds that never goes back
   */
  RestingQueries(PrometheusSource source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
  }

  /** In the order of {@code resting}. */
  synchronized List<CounterTotals> of(List<Watched> resting) {
    List<CounterTotals> glances =
        new ArrayList<>(Collections.nCopies(resting.size(), CounterTotals.NOTHING));
    List<List<Integer>> groups = groups(resting);
    long begun = nanos.getAsLong();
    int done = 0;
    boolean there = true;
    while (there && done < groups.size() && nanos.getAsLong() - begun < ROUND.toNanos()) {
      List<Integer> group = groups.get((first + done) % groups.size());
      there = read(group, resting, glances);
      done++;
    }
    first = groups.isEmpty() ? 0 : (first + done) % groups.size();
    return List.copyOf(glances);
  }

  /** Places in the list of those that are asked for together. */
  private static List<List<Integer>> groups(List<Watched> resting) {
    Map<String, List<Integer>> byNamespace =
        IntStream.range(0, resting.size())
            .boxed()
            .collect(Collectors.groupingBy(i -> resting.get(i).namespace()));
    return byNamespace.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .flatMap(
            places ->
                IntStream.range(0, Math.ceilDiv(places.size(), TOGETHER))
                    .mapToObj(
                        n ->
                            places.subList(
                                n * TOGETHER, Math.min(places.size(), (n + 1) * TOGETHER))))
        .toList();
  }

  /** False where it makes no sense to ask this server any more now. */
  private boolean read(List<Integer> group, List<Watched> resting, List<CounterTotals> glances) {
    List<Watched> each = group.stream().map(resting::get).toList();
    try {
      Snapshot snapshot = snapshot(each);
      for (int i = 0; i < group.size(); i++) {
        glances.set(group.get(i), glance(snapshot, each.get(i)));
      }
      return true;
    } catch (MissedException missed) {
      Reason reason = missed.failure().reason();
      return reason != Reason.UNREACHABLE && reason != Reason.TIMEOUT;
    }
  }

  private Snapshot snapshot(List<Watched> each) throws MissedException {
    String namespace = each.getFirst().namespace();
    String services =
        each.stream()
            .map(watched -> watched.service(watched.stable()))
            .sorted()
            .collect(Collectors.joining("|"));
    PrometheusApi api = source.counting(namespace);
    Instant then = Newest.serverTime(api).minus(BEHIND);
    CounterQueries queries = CounterQueries.of(source.settings(), namespace, services);
    List<Double> bounds =
        each.stream()
            .map(Watched::metrics)
            .map(Measure::of)
            .flatMap(Collection::stream)
            .filter(Measure.Slow.class::isInstance)
            .map(slow -> ((Measure.Slow) slow).millis())
            .distinct()
            .toList();
    return source.snapshots(api, queries.counters(bounds)).at(then);
  }

  private static CounterTotals glance(Snapshot snapshot, Watched watched) {
    Map<String, Map<String, Tally>> totals = new HashMap<>();
    snapshot
        .pages()
        .forEach((instance, page) -> totals.put(instance, StableTotals.of(page, watched)));
    return new CounterTotals(totals, BEHIND);
  }
}
