package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.policy.analysis.Analysis;
import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.AtFullWeight;
import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.analysis.NoData;
import dev.hotswap.core.analysis.Rule;

/** What a policy measures. */
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
}
