package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.policy.analysis.Analysis;
import dev.hotswap.api.policy.analysis.EvidenceAction;
import dev.hotswap.api.policy.analysis.FullWeightAction;
import dev.hotswap.api.policy.analysis.JudgementRule;
import dev.hotswap.api.policy.analysis.NoDataAction;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.AtFullWeight;
import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.analysis.NoData;
import dev.hotswap.core.analysis.Rule;

/** What a policy measures, both ways. */
final class AnalysisMapping {
  private AnalysisMapping() {}

  static AnalysisPlan read(Analysis analysis) {
    return new AnalysisPlan(
        analysis.source(),
        EnumMapping.name(Rule.class, analysis.rule()),
        analysis.metrics().stream().map(MetricMapping::read).toList(),
        new NoData(
            analysis.noData().after().duration(),
            EnumMapping.name(NoData.Then.class, analysis.noData().then())),
        new InsufficientEvidence(
            analysis.insufficientEvidence().after().duration(),
            EnumMapping.name(
                InsufficientEvidence.Then.class, analysis.insufficientEvidence().then())),
        EnumMapping.name(AtFullWeight.class, analysis.atFullWeight()));
  }

  static Analysis write(AnalysisPlan plan) {
    return new Analysis(
        plan.source(),
        EnumMapping.name(JudgementRule.class, plan.rule()),
        plan.metrics().stream().map(MetricMapping::write).toList(),
        new dev.hotswap.api.policy.analysis.NoData(
            TimeSpan.of(plan.noData().after()),
            EnumMapping.name(NoDataAction.class, plan.noData().then())),
        new dev.hotswap.api.policy.analysis.InsufficientEvidence(
            TimeSpan.of(plan.evidence().after()),
            EnumMapping.name(EvidenceAction.class, plan.evidence().then())),
        EnumMapping.name(FullWeightAction.class, plan.atFullWeight()));
  }
}
