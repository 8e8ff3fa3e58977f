package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;
import java.util.Optional;

/**
 * One metric's verdict.
 *
 * @param metric its name
 * @param mode whether the verdict acts
 * @param verdict what the evidence says
 * @param warning a sentence when {@code warnAbove} is passed
 * @param aside requests held neither for nor against either version, among all
 */
public record Judged(
    String metric, Mode mode, Verdict verdict, Optional<String> warning, Counted aside) {
  /** Nothing was set aside. */
  public Judged(String metric, Mode mode, Verdict verdict, Optional<String> warning) {
    this(metric, mode, verdict, warning, Counted.NONE);
  }

  /** The same with another verdict. */
  Judged with(Verdict other) {
    return new Judged(metric, mode, other, warning, aside);
  }
}
