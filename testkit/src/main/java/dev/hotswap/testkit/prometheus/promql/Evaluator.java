package dev.hotswap.testkit.prometheus.promql;

import dev.hotswap.testkit.prometheus.store.LabelSet;
import dev.hotswap.testkit.prometheus.store.SampleStore;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Evaluates queries at one moment, over what a store holds. */
record Evaluator(SampleStore store, Instant time) {

  /** The value of each label set. */
  Map<LabelSet, Double> values(Expression expression) {
    return switch (expression) {
      case Expression.Selector selector ->
          store.at(time, wanted -> accepts(selector, wanted)).stream()
              .collect(Collectors.toMap(SampleStore.Sample::labels, SampleStore.Sample::value));
      case Expression.Timestamp(Expression.Selector of) ->
          store.at(time, wanted -> accepts(of, wanted)).stream()
              .collect(
                  Collectors.toMap(
                      sample -> sample.labels().without(List.of()),
                      sample -> sample.at().toEpochMilli() / 1e3));
      case Expression.Aggregate aggregate -> aggregated(aggregate);
    };
  }

  private Map<LabelSet, Double> aggregated(Expression.Aggregate aggregate) {
    var groups = new LinkedHashMap<LabelSet, DoubleSummaryStatistics>();
    values(aggregate.of())
        .forEach(
            (labels, value) ->
                groups
                    .computeIfAbsent(
                        group(aggregate.grouping(), labels), _ -> new DoubleSummaryStatistics())
                    .accept(value));
    var results = new LinkedHashMap<LabelSet, Double>();
    groups.forEach((labels, group) -> results.put(labels, result(aggregate.operator(), group)));
    return results;
  }

  private static LabelSet group(Expression.Grouping grouping, LabelSet labels) {
    return grouping.by() ? labels.only(grouping.labels()) : labels.without(grouping.labels());
  }

  private static double result(Expression.Operator operator, DoubleSummaryStatistics group) {
    return switch (operator) {
      case SUM -> group.getSum();
      case MAX -> group.getMax();
      case MIN -> group.getMin();
      case AVG -> group.getAverage();
      case COUNT -> group.getCount();
      case GROUP -> 1;
    };
  }

  private static boolean accepts(Expression.Selector selector, LabelSet labels) {
    return selector.matchers().stream().allMatch(matcher -> matcher.accepts(labels));
  }
}
