package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.http.GarbledException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The running counters of one {@link dev.hotswap.core.analysis.Metric.Ratio}. A counter that was
 * not there at the look before began since and counts from zero; all that is there at the first
 * look is the baseline.
 */
final class RatioBook {
  private static final int MOST_SERIES = 4_000;

  private final Watched watched;
  private final Map<Map<String, String>, Long> bad = new HashMap<>();
  private final Map<Map<String, String>, Long> total = new HashMap<>();
  private boolean opened;

  RatioBook(Watched watched) {
    this.watched = watched;
  }

  /** What was counted since the look before. */
  Observation enter(List<Row> badNow, List<Row> totalNow) {
    try {
      Map<BackendId, Long> failed = grown(bad, badNow);
      Map<BackendId, Long> all = grown(total, totalNow);
      opened = opened || !totalNow.isEmpty();
      return total.isEmpty()
          ? new Observation.Absent("the query for the total gives no series")
          : new Counted(
              tally(watched.candidate(), failed, all), tally(watched.stable(), failed, all));
    } catch (GarbledException refused) {
      return new Observation.Absent(String.valueOf(refused.getMessage()));
    }
  }

  private Map<BackendId, Long> grown(Map<Map<String, String>, Long> book, List<Row> rows)
      throws GarbledException {
    Map<BackendId, Long> grown = new HashMap<>();
    if (book.size() + rows.size() > MOST_SERIES) {
      throw new GarbledException(
          "the query has given more than %,d series since the attempt began; aggregate them"
              .formatted(MOST_SERIES / 2));
    }
    for (Row row : rows) {
      BackendId backend = backend(row);
      long now = count(row);
      Long then = book.put(row.labels(), now);
      if (opened) {
        long growth = then == null || now < then ? now : now - then;
        grown.merge(backend, growth, Long::sum);
      }
    }
    return grown;
  }

  private BackendId backend(Row row) throws GarbledException {
    String service =
        RawQuery.service(row.labels())
            .orElseThrow(
                () ->
                    new GarbledException(
                        "a series has neither label service nor destination_service_name"));
    return watched
        .backendOf(service)
        .orElseThrow(
            () ->
                new GarbledException(
                    "a series is of a service that is neither %s; restrict the query with {{services}}"
                        .formatted(CounterQueries.services(watched).replace("|", " nor "))));
  }

  private static long count(Row row) throws GarbledException {
    double value = row.last().value();
    if (value < 0 || value > 1L << 53 || value != Math.rint(value)) {
      throw new GarbledException(
          "a number is no count; ask for the raw counter, not for rate() or increase()");
    }
    return (long) value;
  }

  /**
   * Two counters are not read at one instant: a bad event may be seen before it is in the total.
   */
  private static Tally tally(
      BackendId backend, Map<BackendId, Long> failed, Map<BackendId, Long> all) {
    long total = all.getOrDefault(backend, 0L);
    return new Tally(total, Math.min(total, failed.getOrDefault(backend, 0L)));
  }
}
