package dev.hotswap.core.analysis;

/** The evidence about one metric so far. */
sealed interface Track permits SequentialTrack, ThresholdTrack, ValueTrack {
  /** With what one more sample says of this metric. */
  Track absorb(Sample sample, Observation observation);
}
