package dev.hotswap.api.policy.analysis;

import dev.hotswap.api.wire.TimeSpan;

/** Texts and bounds that the kinds of metric share. */
final class MetricText {
  private MetricText() {}

  /** Longest PromQL. */
  static final int QUERY_LENGTH = 2048;

  /** The window where none is named. */
  static final TimeSpan WINDOW = new TimeSpan("1m");

  private static final String KINDS =
      "[has(self.errorRate), has(self.latency), has(self.ratio), has(self.value)]"
          + ".filter(kind, kind).size()";

  /** CEL: one of the four kinds, not more. */
  static final String EXACTLY_ONE_KIND = KINDS + " == 1";

  /** CEL: how many kinds were found. */
  static final String KINDS_ARE_WRONG =
      "'metric \"%s\" is of %d kinds: set exactly one of errorRate, latency, ratio and"
          + " value'.format([self.name, "
          + KINDS
          + "])";
}
