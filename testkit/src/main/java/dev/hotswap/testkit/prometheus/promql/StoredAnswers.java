package dev.hotswap.testkit.prometheus.promql;

import dev.hotswap.testkit.prometheus.Answer;
import dev.hotswap.testkit.prometheus.Answers;
import dev.hotswap.testkit.prometheus.Point;
import dev.hotswap.testkit.prometheus.Question;
import dev.hotswap.testkit.prometheus.Series;
import dev.hotswap.testkit.prometheus.store.LabelSet;
import dev.hotswap.testkit.prometheus.store.SampleStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers queries from a store of samples. */
public final class StoredAnswers implements Answers {

  private final SampleStore store;
  private final InstantSource clock;

  /**
   * Answers from that store.
   *
   * @param clock says when now is, for queries that name no time
   */
  public StoredAnswers(SampleStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Answer to(Question question) {
    try {
      Expression query = Parser.parse(question.query());
      return switch (question.span()) {
        case Question.Span.At(Optional<Instant> time) ->
            vector(query, time.orElseGet(clock::instant));
        case Question.Span.Range range -> matrix(query, range);
      };
    } catch (IllegalArgumentException notUnderstood) {
      String message = "invalid parameter \"query\": " + notUnderstood.getMessage();
      return new Answer.Failure(400, "bad_data", message);
    }
  }

  private Answer vector(Expression query, Instant time) {
    var series = new ArrayList<Series>();
    new Evaluator(store, time)
        .values(query)
        .forEach((labels, value) -> series.add(Series.of(labels.labels(), new Point(time, value))));
    return new Answer.Vector(series);
  }

  private Answer matrix(Expression query, Question.Span.Range range) {
    Map<LabelSet, List<Point>> points = new LinkedHashMap<>();
    Instant time = range.from();
    while (!time.isAfter(range.to())) {
      Instant at = time;
      new Evaluator(store, at)
          .values(query)
          .forEach(
              (labels, value) ->
                  points.computeIfAbsent(labels, _ -> new ArrayList<>()).add(new Point(at, value)));
      time = time.plus(range.step());
    }
    var series = new ArrayList<Series>();
    points.forEach((labels, values) -> series.add(new Series(labels.labels(), values)));
    return new Answer.Matrix(series);
  }
}
