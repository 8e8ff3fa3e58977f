package dev.hotswap.core.analysis;

/** What the evidence so far says about one metric. */
public sealed interface Verdict {
  /** Enough was seen to call the candidate healthy. */
  record Healthy(Finding finding) implements Verdict {}

  /** The limit is broken and it is the candidate's fault. */
  record Breach(Finding finding) implements Verdict {
    /** The same, seen at one gateway alone. */
    Breach at(String gateway) {
      return new Breach(
          new Finding(
              finding.metric(),
              finding.candidate(),
              finding.stable(),
              finding.limit(),
              "at gateway " + gateway + " " + finding.sentence()));
    }
  }

  /** Nothing wrong so far, but too little seen to promise health. */
  record NotYet(Finding finding) implements Verdict {}

  /** No usable data: never a breach, never a pass. */
  record Unknown(String why) implements Verdict {}

  /**
   * Both versions break the limit alike: not the candidate's fault, no time to shift traffic. Or
   * the candidate breaks it where stable has no traffic and the plan says {@link
   * AtFullWeight#HOLD}: nobody can say whose fault it is; the finding has no requests of stable.
   */
  record SharedIncident(Finding finding) implements Verdict {}
}
