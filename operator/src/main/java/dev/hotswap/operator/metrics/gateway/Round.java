package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.overdue.ReadWindow;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One look at every pod of a gateway, shared by all releases behind it.
 *
 * @param number rounds are counted from 1
 * @param look when its pages were read
 * @param pods the newest that each of them said since the round before
 */
record Round(long number, Instant at, ReadWindow look, List<Scraped> pods) {
  static final Round NONE = new Round(0, Instant.EPOCH, ReadWindow.at(Instant.EPOCH), List.of());

  Round {
    pods = List.copyOf(pods);
  }

  /** True when all that was read in it was read for others. */
  boolean ignores(Set<BackendService> backends) {
    List<PodPage> read =
        pods.stream()
            .filter(Scraped.Read.class::isInstance)
            .map(pod -> ((Scraped.Read) pod).page())
            .toList();
    return !read.isEmpty() && read.stream().noneMatch(page -> page.asked(backends));
  }
}
