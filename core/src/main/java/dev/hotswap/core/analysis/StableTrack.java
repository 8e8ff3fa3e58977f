package dev.hotswap.core.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stable's bad requests under one metric, whether or not there is a candidate. An outage of stable
 * teaches nothing about its bursts: what began while stable looks above the limit is kept apart,
 * and left out once it is clear that it is an outage.
 *
 * @param seen how bursty stable is, with what is going on now
 * @param settled the same as of the last moment at which stable did not look above its limit
 * @param excess how far above the limit stable looks: Page's CUSUM (1954)
 * @param newest when the latest sample was taken
 */
record StableTrack(Dispersion seen, Dispersion settled, Excess excess, Optional<Instant> newest) {
  /** Going on from what is known. */
  static StableTrack begin(Dispersion known) {
    return new StableTrack(known, known, Excess.NONE, Optional.empty());
  }

  /** With what stable did since the sample before; one that is not newer changes nothing. */
  StableTrack absorb(Instant at, Tally stable, AbsoluteTest limit) {
    if (newest.filter(last -> !at.isAfter(last)).isPresent()) {
      return this;
    }
    Duration length = newest.map(last -> Duration.between(last, at)).orElse(Duration.ZERO);
    Excess now = excess.absorb(stable, limit.logRatios(stable)[0], length);
    Optional<Instant> then = Optional.of(at);
    if (now.outage()) {
      return new StableTrack(settled, settled, now, then);
    }
    Dispersion next = seen.absorb(stable, length);
    return new StableTrack(next, now.none() ? next : settled, now, then);
  }

  /** As if nothing had been learned since stable last looked right. */
  StableTrack settle() {
    return new StableTrack(settled, settled, excess, newest);
  }
}
