package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest stretch of counts.
 *
 * @param entries in order, oldest first
 * @param sum all entries together
 */
record Window(List<Entry> entries, Counted sum) {
  /** Nothing seen. */
  static final Window EMPTY = new Window(List.of(), Counted.NONE);

  /** Counts that ended at this time. */
  record Entry(Instant at, Counted counts) {}

  /** Slides on: with these counts, without those that are {@code length} old or older. */
  Window slide(Instant at, Counted counts, Duration length) {
    Instant edge = at.minus(length);
    List<Entry> kept = new ArrayList<>(entries.size() + 1);
    Counted total = counts;
    for (Entry entry : entries) {
      if (entry.at().isAfter(edge)) {
        kept.add(entry);
        total = total.plus(entry.counts());
      }
    }
    kept.add(new Entry(at, counts));
    return new Window(kept, total);
  }
}
