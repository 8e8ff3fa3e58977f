package dev.hotswap.core.analysis;

import java.util.List;

/** Turns evidence into verdicts. */
public final class Judge {
  private Judge() {}

  /**
   * What the evidence says at this look. A verdict of {@link Verdict.Breach} may be taken back by
   * later samples: whoever acts on it remembers it.
   *
   * @param looks how many looks share the budget of the current step
   */
  public static Assessment assess(Evidence evidence, Looks looks) {
    return new Assessment(
        evidence.tracked().stream().map(t -> t.judged(looks)).toList(), evidence.firstBad());
  }

  /**
   * What would have been said had every sample been looked at in its time: the first assessment
   * with a breach that acts, or else the last one.
   *
   * @param samples in order of time
   */
  public static Assessment judge(Evidence start, List<Sample> samples, Looks looks) {
    Evidence evidence = start;
    for (Sample sample : samples) {
      evidence = evidence.absorb(sample);
      Assessment now = assess(evidence, looks);
      if (now.breach().isPresent()) {
        return now;
      }
    }
    return assess(evidence, looks);
  }
}
