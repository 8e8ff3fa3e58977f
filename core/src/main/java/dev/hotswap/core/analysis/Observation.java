package dev.hotswap.core.analysis;

/** What one sample says about one metric. */
public sealed interface Observation {
  /** Counts of both versions since the sample before. */
  record Counted(Tally candidate, Tally stable) implements Observation {
    /** Nothing happened on either version. */
    public static final Counted NONE = new Counted(Tally.NONE, Tally.NONE);

    /** Both stretches together. */
    public Counted plus(Counted other) {
      return new Counted(candidate.plus(other.candidate), stable.plus(other.stable));
    }
  }

  /** A number of the candidate, finite. */
  record Measured(double candidate) implements Observation {}

  /** Nothing usable: no evidence either way. */
  record Absent(String why) implements Observation {}
}
