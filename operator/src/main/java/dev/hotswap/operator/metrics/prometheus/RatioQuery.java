package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.operator.metrics.Watched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a {@link Metric.Ratio}: what its two counters grew by. */
final class RatioQuery {
  private final PrometheusApi api;
  private final String bad;
  private final String total;
  private final RatioBook book;

  RatioQuery(PrometheusApi api, Watched watched, Metric.Ratio metric) {
    this.api = api;
    this.bad = RawQuery.of(metric.bad(), watched);
    this.total = RawQuery.of(metric.total(), watched);
    this.book = new RatioBook(watched);
  }

  /** Since the moment before. */
  Observation at(Instant time) {
    try {
      return book.enter(api.query(bad, time), api.query(total, time));
    } catch (MissedException missed) {
      return new Observation.Absent(missed.failure().sentence());
    }
  }

  /** Since the moment before, for every moment of the span. */
  Map<Instant, Observation> over(Span span) {
    Map<Instant, Observation> seen = new HashMap<>();
    try {
      Map<Instant, List<Row>> failed = byTime(bad, span);
      Map<Instant, List<Row>> all = byTime(total, span);
      for (Instant time : span.times()) {
        seen.put(
            time,
            book.enter(failed.getOrDefault(time, List.of()), all.getOrDefault(time, List.of())));
      }
    } catch (MissedException missed) {
      Observation absent = new Observation.Absent(missed.failure().sentence());
      span.times().forEach(time -> seen.putIfAbsent(time, absent));
    }
    return seen;
  }

  private Map<Instant, List<Row>> byTime(String promql, Span span) throws MissedException {
    Map<Instant, List<Row>> rows = new HashMap<>();
    for (Row row : api.range(promql, span.from(), span.to(), span.step())) {
      for (Row.Point point : row.points()) {
        rows.computeIfAbsent(point.at(), time -> new ArrayList<>())
            .add(new Row(row.labels(), List.of(point)));
      }
    }
    return rows;
  }
}
