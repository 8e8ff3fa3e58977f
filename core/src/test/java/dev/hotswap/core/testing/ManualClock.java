package dev.hotswap.core.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told to move, backwards too. Safe to share. */
public final class ManualClock extends Clock {
  private final AtomicReference<Instant> now;
  private final AtomicLong nanos = new AtomicLong();

  /** A clock that shows {@code start}. */
  public ManualClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** Moves by {@code step}; a negative step goes back. Returns the new time. */
  public Instant advance(Duration step) {
    nanos.addAndGet(Math.max(0, step.toNanos()));
    return now.updateAndGet(time -> time.plus(step));
  }

  /** Jumps to {@code time}. */
  public void set(Instant time) {
    Instant before = now.getAndSet(time);
    nanos.addAndGet(Math.max(0, Duration.between(before, time).toNanos()));
  }

  /** Time that went by, whatever the clock was set to. */
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
