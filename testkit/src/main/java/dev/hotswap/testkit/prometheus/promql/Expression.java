package dev.hotswap.testkit.prometheus.promql;

import java.util.List;

/** A query that was understood. */
sealed interface Expression {

  /** Every series that meets all conditions. */
  record Selector(List<LabelMatcher> matchers) implements Expression {}

  /** When each series of a selector was last scraped. */
  record Timestamp(Selector of) implements Expression {}

  /** One value for each group of series. */
  record Aggregate(Operator operator, Grouping grouping, Expression of) implements Expression {}

  /** How the values of a group become one. */
  enum Operator {
    SUM,
    MAX,
    MIN,
    AVG,
    COUNT,
    GROUP
  }

  /**
   * Which labels make a group.
   *
   * @param by whether these labels make it, or all others
   */
  record Grouping(boolean by, List<String> labels) {}
}
