package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.Watched;

/**
 * A release between two attempts.
 *
 * @param release whose
 * @param watched its Services and what is measured; the candidate is the slot that stable is not in
 * @param plan how its next version would be judged
 * @param remembered what is known of stable already
 */
public record Rest(ReleaseKey release, Watched watched, AnalysisPlan plan, Remembered remembered) {
  /** The same with what is known better. */
  Rest remembering(Remembered known) {
    return new Rest(release, watched, plan, known);
  }
}
