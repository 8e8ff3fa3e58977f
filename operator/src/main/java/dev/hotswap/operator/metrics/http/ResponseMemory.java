package dev.hotswap.operator.metrics.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Room for answers that are read into memory, shared by all servers that are asked: each answer is
 * bounded by itself, and this bounds their sum.
 */
public final class ResponseMemory {
  private static final int UNIT = 64 << 10;

  private final Semaphore units;

  /** Room for answers of so many bytes together. */
  public ResponseMemory(long bytes) {
    this.units = new Semaphore(units(bytes), true);
  }

  /** Room that one answer holds until it is closed. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** Room for an answer of at most so many bytes; empty if there is none within this time. */
  public Optional<Place> enter(long bytes, Duration patience) {
    int needed = units(bytes);
    try {
      return units.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS)
          ? Optional.of(() -> units.release(needed))
          : Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static int units(long bytes) {
    return Math.toIntExact(Math.ceilDiv(bytes, UNIT));
  }
}
