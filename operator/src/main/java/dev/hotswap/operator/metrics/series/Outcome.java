package dev.hotswap.operator.metrics.series;

/** How a request ended, as far as the backend can be blamed. */
public enum Outcome {
  OK,
  FAILED,
  /** The caller went away: slow if that was after the limit, else nobody's fault. */
  ABORTED
}
