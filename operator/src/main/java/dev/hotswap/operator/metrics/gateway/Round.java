package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.overdue.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One look at every pod of a gateway, shared by all releases behind it.
 *
 * @param number rounds are counted from 1
 * @param took after this long all pages were read
 * @param services the Services the pages were filtered for
 */
record Round(long number, Instant at, Duration took, Set<String> services, List<Scraped> pods) {
  static final Round NONE = new Round(0, Instant.EPOCH, Duration.ZERO, Set.of(), List.of());

  Round {
    services = Set.copyOf(services);
    pods = List.copyOf(pods);
  }

  /** When its pages were read. */
  Look look() {
    return new Look(at, at.plus(took));
  }
}
