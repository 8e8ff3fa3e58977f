package dev.hotswap.e2e.bench;

import java.util.List;
import java.util.Locale;

/**
 * Measured values of one thing.
 *
 * @param values in the order they were measured, at least one
 */
record Figures(List<Long> values) {
  Figures {
    values = values.stream().sorted().toList();
  }

  long median() {
    return values.get(values.size() / 2);
  }

  long worst() {
    return values.getLast();
  }

  /** In seconds, with the count. */
  String seconds() {
    return String.format(
        Locale.ROOT,
        "median %.1f s, best %.1f s, worst %.1f s (%d runs)",
        median() / 1000.0,
        values.getFirst() / 1000.0,
        worst() / 1000.0,
        values.size());
  }
}
