package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.series.Page;
import java.time.Instant;
import java.util.Map;

/**
 * What all gateway pods showed at one moment.
 *
 * @param time by the server's clock
 * @param pages by instance
 */
record Snapshot(Instant time, Map<String, Page> pages) {
  Snapshot {
    pages = Map.copyOf(pages);
  }
}
