package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.series.PageBuilder;
import dev.hotswap.operator.metrics.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts running counters back into the pages that they were scraped from. */
final class Snapshots {
  private final PrometheusApi api;
  private final Vocabulary vocabulary;
  private final List<CounterQuery> queries;

  Snapshots(PrometheusApi api, Vocabulary vocabulary, List<CounterQuery> queries) {
    this.api = api;
    this.vocabulary = vocabulary;
    this.queries = List.copyOf(queries);
  }

  /** At one moment. */
  Snapshot at(Instant time) throws MissedException {
    Draft draft = new Draft();
    for (CounterQuery query : queries) {
      List<Row> rows = api.query(query.promql(), time);
      draft.add(query.metric(), rows.stream().map(row -> row.evaluatedAt(time)).toList());
    }
    return draft.snapshot(time);
  }

  /** At every moment of the span, in order. */
  List<Snapshot> over(Span span) throws MissedException {
    Draft draft = new Draft();
    for (CounterQuery query : queries) {
      draft.add(query.metric(), api.range(query.promql(), span.from(), span.to(), span.step()));
    }
    List<Snapshot> snapshots = new ArrayList<>();
    for (Instant time : span.times()) {
      snapshots.add(draft.snapshot(time));
    }
    return snapshots;
  }

  private final class Draft {
    private final Map<Instant, Map<String, PageBuilder>> pages = new HashMap<>();

    void add(String metric, List<Row> rows) throws MissedException {
      try {
        for (Row row : rows) {
          add(metric, row);
        }
      } catch (GarbledException garbled) {
        throw missed(garbled);
      }
    }

    private void add(String asked, Row row) throws GarbledException {
      Map<String, String> labels = new TreeMap<>(row.labels());
      String metric = Optional.ofNullable(labels.remove(CounterQuery.NAME)).orElse(asked);
      String instance = Optional.ofNullable(labels.remove(CounterQueries.INSTANCE)).orElse("");
      Optional<Meaning> meaning = vocabulary.meaning(metric, labels);
      if (meaning.isEmpty()) {
        return;
      }
      labels.remove("le");
      String identity = metric + labels;
      for (Row.Point point : row.points()) {
        pages
            .computeIfAbsent(point.at(), time -> new HashMap<>())
            .computeIfAbsent(instance, i -> new PageBuilder())
            .add(meaning.get(), identity, point.value());
      }
    }

    Snapshot snapshot(Instant time) throws MissedException {
      Map<String, Page> built = new HashMap<>();
      try {
        for (var page : pages.getOrDefault(time, Map.of()).entrySet()) {
          built.put(page.getKey(), page.getValue().build());
        }
      } catch (GarbledException garbled) {
        throw missed(garbled);
      }
      return new Snapshot(time, built);
    }
  }

  private MissedException missed(GarbledException garbled) {
    return new MissedException(
        new Failure(Reason.GARBAGE, api.who(), String.valueOf(garbled.getMessage())));
  }
}
