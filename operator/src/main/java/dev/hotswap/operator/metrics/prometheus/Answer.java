package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.Failure;
import java.util.List;

/** What a query gave. */
sealed interface Answer {
  /**
   * Series, those without a finite number left out.
   *
   * @param rows none where nothing matches
   */
  record Rows(List<Row> rows) implements Answer {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** No answer that can be used. */
  record Missed(Failure failure) implements Answer {}
}
