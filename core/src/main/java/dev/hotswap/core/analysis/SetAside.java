package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Metric.Latency;
import dev.hotswap.core.analysis.Observation.Counted;

/** Says of a verdict on latency how many requests it leaves out, once they are many. */
final class SetAside {
  private SetAside() {}

  /** The verdict; with another sentence where more requests were set aside than may be slow. */
  static Verdict saidIn(Verdict verdict, Metric metric, Counted aside) {
    return metric instanceof Latency latency
            && aside.candidate().share() > latency.maxSlow().fraction()
        ? said(verdict, Wording.setAside(latency, aside))
        : verdict;
  }

  private static Verdict said(Verdict verdict, String more) {
    return switch (verdict) {
      case Verdict.Healthy(Finding finding) -> new Verdict.Healthy(with(finding, more));
      case Verdict.Breach(Finding finding) -> new Verdict.Breach(with(finding, more));
      case Verdict.NotYet(Finding finding) -> new Verdict.NotYet(with(finding, more));
      case Verdict.SharedIncident(Finding finding) ->
          new Verdict.SharedIncident(with(finding, more));
      case Verdict.Unknown unknown -> unknown;
    };
  }

  private static Finding with(Finding finding, String more) {
    return new Finding(
        finding.metric(),
        finding.candidate(),
        finding.stable(),
        finding.limit(),
        finding.sentence() + more);
  }
}
