package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.Baseline;
import java.time.Instant;
import java.util.Map;

/**
 * What was learned of stable before.
 *
 * @param until samples up to then are in it, and count no second time
 * @param baselines by metric name
 */
public record Remembered(Instant until, Map<String, Baseline> baselines) {
  /** Nothing yet. */
  public static final Remembered NOTHING = new Remembered(Instant.EPOCH, Map.of());

  public Remembered {
    baselines = Map.copyOf(baselines);
  }

  /** The same, where a clock was set back: nothing in it is newer than {@code horizon}. */
  Remembered onThisClock(Instant now, Instant horizon) {
    return until.isAfter(now) ? new Remembered(horizon, baselines) : this;
  }
}
