package dev.hotswap.operator.metrics.series;

/** How a request ended, as far as the backend can be blamed. */
public enum Outcome {
  OK,
  FAILED,
  /** The client went away: nobody's fault, and no evidence. */
  ABORTED
}
