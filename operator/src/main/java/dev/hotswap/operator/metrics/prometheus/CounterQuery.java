package dev.hotswap.operator.metrics.prometheus;

/**
 * A query for running counters, one series for each instance of the gateway and each set of labels
 * that the vocabulary reads.
 *
 * @param metric what the vocabulary calls them, unless a series says its own name
 */
record CounterQuery(String metric, String promql) {
  /** The label that holds a series' own name. */
  static final String NAME = "__name__";
}
