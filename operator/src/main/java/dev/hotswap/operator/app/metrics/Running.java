package dev.hotswap.operator.app.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Reconciles under way: one that never ends is the sign of an operator that must be restarted. */
public final class Running {
  private final Clock clock;
  private final Map<Object, Instant> since = new ConcurrentHashMap<>();
  private final AtomicLong finished = new AtomicLong();

  /** Nothing is under way. */
  public Running(Clock clock) {
    this.clock = clock;
  }

  /** One begins; {@code work} identifies it. */
  public void begin(Object work) {
    since.put(work, clock.instant());
  }

  /** It ended, one way or the other. */
  public void end(Object work) {
    since.remove(work);
    finished.incrementAndGet();
  }

  /** How many are under way. */
  public int count() {
    return since.size();
  }

  /** How many ended so far. */
  public long finished() {
    return finished.get();
  }

  /** For how long the oldest has been under way; zero when there is none. */
  public Duration oldest() {
    Collection<Instant> starts = since.values();
    return starts.stream()
        .min(Comparator.naturalOrder())
        .map(start -> Duration.between(start, clock.instant()))
        .orElse(Duration.ZERO);
  }
}
