package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.operator.metrics.Watched;
import java.time.Instant;
import java.util.List;

/** Reads a {@link Metric.Value}: the candidate's number. */
final class NumberQuery {
  private final PrometheusApi api;
  private final Watched watched;
  private final String promql;

  NumberQuery(PrometheusApi api, Watched watched, Metric.Value metric) {
    this.api = api;
    this.watched = watched;
    this.promql = RawQuery.of(metric.query(), watched);
  }

  Observation at(Instant time) {
    try {
      return observation(api.query(promql, time));
    } catch (MissedException missed) {
      return new Observation.Absent(missed.failure().sentence());
    }
  }

  private Observation observation(List<Row> rows) {
    boolean byService = rows.stream().anyMatch(r -> RawQuery.service(r.labels()).isPresent());
    List<Row> ours = byService ? rows.stream().filter(this::candidate).toList() : rows;
    return switch (ours.size()) {
      case 0 -> new Observation.Absent("the query gives no number for the candidate");
      case 1 -> new Observation.Measured(ours.getFirst().last().value());
      default ->
          new Observation.Absent(
              "the query gives %d series for the candidate; aggregate them to one"
                  .formatted(ours.size()));
    };
  }

  private boolean candidate(Row row) {
    return RawQuery.backend(row.labels(), watched).filter(watched.candidate()::equals).isPresent();
  }
}
