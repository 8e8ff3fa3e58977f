package dev.hotswap.operator.metrics;

import dev.hotswap.core.world.Counter;
import java.time.Instant;
import java.util.List;

/**
 * Where a session's evidence begins. A source with a history reads it from {@code since}; one
 * without subtracts {@code counters}, so that an operator that was restarted loses nothing.
 *
 * @param since when the candidate first got traffic, or else when the attempt started
 * @param counters running totals when traffic began to shift; empty before that
 */
public record Origin(Instant since, List<Counter> counters) {
  public Origin {
    counters = List.copyOf(counters);
  }
}
