package dev.hotswap.e2e.bench;

import java.util.List;

/**
 * Measured values of one thing.
 *
 * @param values sorted, at least one
 */
record Figures(List<Long> values) {
  Figures {
    values = values.stream().sorted().toList();
  }

  /** The middle one, or the worse of the two in the middle. */
  long median() {
    return values.get(values.size() / 2);
  }

  long best() {
    return values.getFirst();
  }

  long worst() {
    return values.getLast();
  }
}
