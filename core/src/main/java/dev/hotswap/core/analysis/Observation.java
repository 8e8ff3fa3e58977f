package dev.hotswap.core.analysis;

/** What one sample says about one metric. */
public sealed interface Observation {
  /** Counts of both versions since the sample before. */
  record Counted(Tally candidate, Tally stable) implements Observation {}

  /** A number of the candidate, finite. */
  record Measured(double candidate) implements Observation {}

  /** Nothing usable: no evidence either way. */
  record Absent(String why) implements Observation {}
}
