package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.QueryLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What one namespace may still ask of one source. Safe for concurrent use. */
final class QueryBudget {
  private static final double MINUTE = Duration.ofMinutes(1).toNanos();

  private final String namespace;
  private final QueryLimits limits;
  private final LongSupplier nanos;
  private final Semaphore atOnce;
  private double left;
  private long counted;

  /**
   * A full budget.
   *
   * @param nanos a counter of nanoseconds that never goes back
   */
  QueryBudget(String namespace, QueryLimits limits, LongSupplier nanos) {
    this.namespace = namespace;
    this.limits = limits;
    this.nanos = nanos;
    this.atOnce = new Semaphore(limits.atOnce(), true);
    this.left = limits.perMinute();
    this.counted = nanos.getAsLong();
  }

  /**
   * Begins a query, which {@link #end} ends.
   *
   * @param patience how long it waits for those under way
   * @return why it must not be asked, or empty
   */
  Optional<String> begin(Duration patience) {
    if (!enter(patience)) {
      return Optional.of(
          "namespace %s waits for %d queries of its own already, and may have no more at a time"
              .formatted(namespace, limits.atOnce()));
    }
    if (!spend()) {
      atOnce.release();
      return Optional.of(
          "namespace %s has asked its %,d queries of this minute; measure fewer metrics, or have the operator's settings allow more"
              .formatted(namespace, limits.perMinute()));
    }
    return Optional.empty();
  }

  /** Ends a query that was begun. */
  void end() {
    atOnce.release();
  }

  private boolean enter(Duration patience) {
    try {
      return atOnce.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized boolean spend() {
    long now = nanos.getAsLong();
    double more = (now - counted) * limits.perMinute() / MINUTE;
    counted = now;
    left = Math.min(limits.perMinute(), left + more);
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
