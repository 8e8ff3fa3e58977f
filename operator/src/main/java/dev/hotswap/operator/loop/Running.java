package dev.hotswap.operator.loop;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Work under way: a turn that never ends is the sign of an operator that must be restarted. */
public final class Running {
  private final LongSupplier nanos;
  private final Map<Object, Long> since = new ConcurrentHashMap<>();
  private final AtomicLong finished = new AtomicLong();

  /**
   * Nothing is under way.
   *
   * @param nanos time that only goes on, such as {@code System.nanoTime()}
   */
  public Running(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** One begins; {@code work} identifies it. */
  public void begin(Object work) {
    since.put(work, nanos.getAsLong());
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
    long now = nanos.getAsLong();
    return Duration.ofNanos(
        since.values().stream().mapToLong(begun -> now - begun).max().orElse(0));
  }
}
