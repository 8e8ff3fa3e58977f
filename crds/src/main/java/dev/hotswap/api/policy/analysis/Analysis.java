package dev.hotswap.api.policy.analysis;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What is judged while the new version takes traffic. */
@Wire
public record Analysis(
    @JsonPropertyDescription(
            "Name of a metric source in the operator's settings. Addresses are never written"
                + " here.")
        @Default("gateway")
        @Size(max = Names.LABEL_LENGTH)
        @ValidationRule(
            value = Names.LABEL,
            message = "analysis.source " + Names.LABEL_MUST,
            messageExpression = "'analysis.source" + Names.LABEL_IS_WRONG)
        String source,
    @JsonPropertyDescription(
            "How counts become a verdict. Sequential: a sequential test that compares both"
                + " versions with each other and with the limit. Threshold: the share within a"
                + " window against the limit, nothing else.")
        @Default("Sequential")
        JudgementRule rule,
    @JsonPropertyDescription("What is measured, and the limits.") @Required @Size(min = 1, max = 10)
        List<Metric> metrics,
    @JsonPropertyDescription("What happens when no reading arrives.") NoData noData,
    @JsonPropertyDescription(
            "What happens when every step passed but too few requests were seen to call the"
                + " version healthy.")
        InsufficientEvidence insufficientEvidence,
    @JsonPropertyDescription(
            "What a broken limit means where the old version has no traffic to compare with (rule"
                + " Sequential). An outage of everything then looks like a bad version. Judge: the"
                + " limit alone decides. Hold: nothing is blamed and nothing advances until the"
                + " limit holds again or a person decides. A last step at 99 keeps a comparison.")
        @Default("Judge")
        FullWeightAction atFullWeight) {
  /** Of a policy that measures nothing: only crashes and deadlines stop a release. */
  public static final Analysis NOTHING =
      new Analysis(
          "gateway",
          JudgementRule.SEQUENTIAL,
          List.of(),
          NoData.DEFAULT,
          InsufficientEvidence.DEFAULT,
          FullWeightAction.JUDGE);

  public Analysis {
    source = Absent.or(source, "gateway");
    rule = Absent.or(rule, JudgementRule.SEQUENTIAL);
    metrics = Absent.or(metrics);
    noData = Absent.or(noData, NoData.DEFAULT);
    insufficientEvidence = Absent.or(insufficientEvidence, InsufficientEvidence.DEFAULT);
    atFullWeight = Absent.or(atFullWeight, FullWeightAction.JUDGE);
  }
}
