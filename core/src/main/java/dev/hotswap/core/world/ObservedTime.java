package dev.hotswap.core.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of time that were really observed: fresh, usable readings one after another. Time
 * between them is not evidence, and no clock runs over it. Kept in memory only: an operator that
 * starts has observed nothing.
 *
 * @param stretches in order, without overlap
 */
public record ObservedTime(List<Stretch> stretches) {
  /** Nothing observed yet. */
  public static final ObservedTime NONE = new ObservedTime(List.of());

  /** From the first to the last reading of an unbroken run. */
  public record Stretch(Instant from, Instant to) {}

  public ObservedTime {
    stretches = List.copyOf(stretches);
  }

  /**
   * One more usable reading.
   *
   * @param at when it was taken; a little before the last reading it counts nothing, long before it
   *     the clock was set back: what was observed later than now is forgotten, lest it count twice
   * @param maxGap the longest pause between two readings that still counts as unbroken
   */
  public ObservedTime plus(Instant at, Duration maxGap) {
    if (stretches.isEmpty()) {
      return new ObservedTime(List.of(new Stretch(at, at)));
    }
    Stretch last = stretches.getLast();
    if (!at.isAfter(last.to())) {
      return Duration.between(at, last.to()).compareTo(maxGap) <= 0 ? this : setBack(at);
    }
    List<Stretch> next = new ArrayList<>(stretches);
    if (Duration.between(last.to(), at).compareTo(maxGap) <= 0) {
      next.set(next.size() - 1, new Stretch(last.from(), at));
    } else {
      next.add(new Stretch(at, at));
    }
    return new ObservedTime(next);
  }

  private ObservedTime setBack(Instant to) {
    List<Stretch> next = new ArrayList<>();
    for (Stretch stretch : stretches) {
      if (stretch.to().isBefore(to)) {
        next.add(stretch);
      } else if (stretch.from().isBefore(to)) {
        next.add(new Stretch(stretch.from(), to));
      }
    }
    next.add(new Stretch(to, to));
    return new ObservedTime(next);
  }

  /** How much of the time from {@code from} to {@code now} was observed. */
  public Duration between(Instant from, Instant now) {
    Duration sum = Duration.ZERO;
    for (Stretch stretch : stretches) {
      Instant start = stretch.from().isAfter(from) ? stretch.from() : from;
      Instant end = stretch.to().isBefore(now) ? stretch.to() : now;
      if (end.isAfter(start)) {
        sum = sum.plus(Duration.between(start, end));
      }
    }
    return sum;
  }
}
