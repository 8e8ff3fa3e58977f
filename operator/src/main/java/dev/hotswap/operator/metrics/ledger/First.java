package dev.hotswap.operator.metrics.ledger;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;
import java.util.Map;

/** What the first page of a reporter says about the attempt. */
public sealed interface First {
  /** The reporter counted before the attempt too: only what follows belongs to it. */
  record Baseline() implements First {}

  /** The reporter began after the attempt: all it counted belongs to it. */
  record FromZero() implements First {}

  /**
   * The reporter's totals from before are remembered: what exceeds them belongs to the attempt.
   *
   * @param totals by backend and metric key
   */
  record Beyond(Map<BackendId, Map<String, Tally>> totals) implements First {
    public Beyond {
      totals = Map.copyOf(totals);
    }
  }
}
