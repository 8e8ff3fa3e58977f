package dev.hotswap.core.analysis;

/**
 * How evidence becomes a verdict: a sequential test on counts, or plain thresholds over a window.
 */
public enum Rule {
  SEQUENTIAL,
  THRESHOLD
}
