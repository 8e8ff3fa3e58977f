package dev.hotswap.operator.metrics.testing;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.AtFullWeight;
import dev.hotswap.core.analysis.InsufficientEvidence;
import dev.hotswap.core.analysis.Looks;
import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.NoData;
import dev.hotswap.core.analysis.Rule;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Counter;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.watch.AnalysisTarget;
import dev.hotswap.operator.metrics.watch.AttemptId;
import dev.hotswap.operator.metrics.watch.Remembered;
import dev.hotswap.operator.metrics.watch.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Aims at payment, with the candidate in slot B. */
public record PaymentTargets(
    AttemptId attempt,
    AnalysisPlan plan,
    Looks looks,
    Optional<Instant> trafficSince,
    Optional<Written> written,
    List<Counter> baseline,
    boolean traffic) {
  /** The release. */
  public static final ReleaseKey PAYMENT = new ReleaseKey("shop", "payment");

  /** An attempt that starts at this time, measured by these metrics of source "gateway". */
  public static PaymentTargets starting(Instant at, Metric... metrics) {
    AnalysisPlan plan =
        new AnalysisPlan(
            "gateway",
            Rule.SEQUENTIAL,
            List.of(metrics),
            new NoData(Duration.ofMinutes(5), NoData.Then.HOLD),
            new InsufficientEvidence(Duration.ofMinutes(30), InsufficientEvidence.Then.HOLD),
            AtFullWeight.JUDGE);
    return new PaymentTargets(
        new AttemptId(new Revision("7d9c6b5f4"), at),
        plan,
        new Looks(120),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        true);
  }

  /** The candidate has traffic since then. */
  public PaymentTargets trafficSince(Instant at) {
    return new PaymentTargets(attempt, plan, looks, Optional.of(at), written, baseline, traffic);
  }

  /** This split was written. */
  public PaymentTargets written(Written split) {
    return new PaymentTargets(
        attempt, plan, looks, trafficSince, Optional.of(split), baseline, traffic);
  }

  /** The attempt remembers these counters. */
  public PaymentTargets baseline(List<Counter> counters) {
    return new PaymentTargets(attempt, plan, looks, trafficSince, written, counters, traffic);
  }

  /** Another step, with so many looks. */
  public PaymentTargets looks(long planned) {
    return new PaymentTargets(
        attempt, plan, new Looks(planned), trafficSince, written, baseline, traffic);
  }

  /** The same, judged by this rule. */
  public PaymentTargets rule(Rule rule) {
    AnalysisPlan other =
        new AnalysisPlan(
            plan.source(),
            rule,
            plan.metrics(),
            plan.noData(),
            plan.evidence(),
            plan.atFullWeight());
    return new PaymentTargets(attempt, other, looks, trafficSince, written, baseline, traffic);
  }

  /** The source is left alone. */
  public PaymentTargets withoutTraffic() {
    return new PaymentTargets(attempt, plan, looks, trafficSince, written, baseline, false);
  }

  /** The same where a route declares requests that pass its weights. */
  public AnalysisTarget unweighted() {
    return aim(true);
  }

  /** As the reconciler would say it. */
  public AnalysisTarget aim() {
    return aim(false);
  }

  private AnalysisTarget aim(boolean unweighted) {
    return new AnalysisTarget(
        PAYMENT,
        attempt,
        Map.of(Slot.A.lane(), "payment-a", Slot.B.lane(), "payment-b"),
        Set.of(80),
        Slot.A.lane(),
        Slot.B.lane(),
        plan,
        looks,
        trafficSince,
        written,
        baseline,
        Remembered.NOTHING,
        traffic,
        false,
        unweighted);
  }
}
