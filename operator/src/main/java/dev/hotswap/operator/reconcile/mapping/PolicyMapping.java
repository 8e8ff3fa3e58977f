package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.policy.CandidateSizing;
import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.policy.HotSwapPolicySpec;
import dev.hotswap.api.policy.step.Pause;
import dev.hotswap.api.policy.step.Step;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.core.plan.Hold;
import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.operator.kube.decode.UnreadableParts;
import dev.hotswap.operator.reconcile.mapping.PolicyReading.Unusable;
import dev.hotswap.operator.reconcile.mapping.PolicyReading.Usable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles a policy into a plan. */
public final class PolicyMapping {
  private PolicyMapping() {}

  /**
   * What this policy says; unusable where the API server let something pass that cannot be read.
   */
  public static PolicyReading read(HotSwapPolicy policy) {
    if (policy.getSpec() == null) {
      return new Unusable(
          UnreadableParts.sentence(policy)
              .orElse("HotSwapPolicy " + policy.getMetadata().getName() + " has no spec: add one"));
    }
    try {
      return new Usable(plan(policy.getMetadata().getName(), policy.getSpec()), policy.getSpec());
    } catch (IllegalArgumentException e) {
      return new Unusable(
          "HotSwapPolicy " + policy.getMetadata().getName() + ": " + e.getMessage());
    }
  }

  static Plan plan(String name, HotSwapPolicySpec spec) {
    return new Plan(
        name,
        steps(spec.steps()),
        sizing(spec),
        AnalysisMapping.read(spec.analysis()),
        EnumMapping.name(OnBreach.class, spec.rollback().onBreach()),
        Duration.ofSeconds(spec.swap().drainSeconds()),
        Duration.ofSeconds(spec.swap().retainSeconds()),
        Duration.ofSeconds(spec.progressDeadlineSeconds()),
        Duration.ofSeconds(spec.stagingDeadlineSeconds()));
  }

  private static List<dev.hotswap.core.plan.Step> steps(List<Step> steps) {
    List<dev.hotswap.core.plan.Step> compiled = new ArrayList<>();
    int weight = 0;
    for (Step step : steps) {
      weight = Optional.ofNullable(step.setWeight()).orElse(weight);
      compiled.add(new dev.hotswap.core.plan.Step(step.name(), weight, hold(step.pause())));
    }
    return compiled;
  }

  private static Hold hold(@Nullable Pause pause) {
    if (pause == null) {
      return new Hold.None();
    }
    return Optional.ofNullable(pause.duration())
        .map(TimeSpan::duration)
        .<Hold>map(Hold.For::new)
        .orElseGet(Hold.Person::new);
  }

  private static Sizing sizing(HotSwapPolicySpec spec) {
    return switch (spec.candidate().sizing()) {
      case CandidateSizing.FULL -> new Sizing.Full();
      case CandidateSizing.WEIGHT -> new Sizing.ByWeight(spec.candidate().minReplicas());
    };
  }
}
