package dev.hotswap.operator.metrics.prometheus;

/**
 * A query for running counters, one series for each instance of the gateway and each set of labels
 * that the vocabulary reads.
 *
 * @param metric what the vocabulary calls them
 */
record CounterQuery(String metric, String promql) {}
