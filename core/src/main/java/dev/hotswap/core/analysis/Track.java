package dev.hotswap.core.analysis;

import java.time.Instant;

/** The evidence about one metric so far. */
sealed interface Track permits SequentialTrack, ThresholdTrack, ValueTrack {
  /** With what one more sample says. */
  Track absorb(Instant at, Observation observation);
}
