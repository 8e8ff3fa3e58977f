package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Problem.Severity;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.preflight.check.Reason;
import java.util.Optional;

/**
 * Metric sources are granted like hosts: a source answers with what it knows of every namespace,
 * and its answers cost everybody who shares it.
 */
final class SourceAccess {
  private final Claimants claimants;

  SourceAccess(Claimants claimants) {
    this.claimants = claimants;
  }

  /** Why no version may be judged by this plan's source; a plan without metrics asks nothing. */
  Optional<Problem> refused(GoRelease release, AnalysisPlan plan) {
    Tenant tenant = claimants.of(release).tenant();
    return plan.metrics().isEmpty() || claimants.grants().allowMetricSource(tenant, plan.source())
        ? Optional.empty()
        : Optional.of(
            Reason.METRIC_SOURCE_NOT_ALLOWED.because(
                "analysis.source of the policy is '%s', which is not granted to namespace %s: name another source, or ask for an entry under grants.metricSources in the operator's settings"
                    .formatted(plan.source(), tenant.namespace())));
  }

  /** The same of a version that is judged already: taking a grant back stops no judgement. */
  Optional<Problem> takenBack(GoRelease release, AnalysisPlan plan) {
    return refused(release, plan)
        .map(
            problem ->
                new Problem(
                    Severity.WARNS,
                    problem.reason(),
                    problem.message() + "; the version that is tried is judged to its end"));
  }
}
