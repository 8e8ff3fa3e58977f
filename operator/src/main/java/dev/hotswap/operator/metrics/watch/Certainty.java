package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.world.ObservedTime;
import dev.hotswap.core.world.Readings.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far readings can be relied on.
 *
 * @param observed when they were usable and complete
 * @param doubt what is missing now, and since when something has been missing without a break
 */
record Certainty(ObservedTime observed, Optional<Doubt> doubt) {
  static final Certainty NONE = new Certainty(ObservedTime.NONE, Optional.empty());

  /** A usable, complete reading, taken at this time. */
  Certainty seen(Instant at, Duration maxGap) {
    return new Certainty(observed.plus(at, maxGap), Optional.empty());
  }

  /** Something is missing. */
  Certainty doubting(String why, Instant now) {
    Instant since = doubt.map(Doubt::since).orElse(now);
    return new Certainty(observed, Optional.of(new Doubt(why, since)));
  }
}
