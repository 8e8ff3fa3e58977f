package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.policy.Candidate;
import dev.hotswap.api.policy.CandidateSizing;
import dev.hotswap.api.policy.HotSwapPolicySpec;
import dev.hotswap.api.policy.OnBreach;
import dev.hotswap.api.policy.Rollback;
import dev.hotswap.api.policy.Swap;
import dev.hotswap.api.policy.SwapMode;
import dev.hotswap.api.policy.step.Pause;
import dev.hotswap.api.policy.step.Step;
import dev.hotswap.api.release.status.FrozenPolicy;
import dev.hotswap.api.wire.TimeSpan;
import dev.hotswap.core.plan.Hold;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Sizing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plan of an attempt, kept in status in the words of a policy. */
final class FrozenPlanMapping {
  private FrozenPlanMapping() {}

  static FrozenPolicy write(Plan plan) {
    return new FrozenPolicy(
        plan.policy(),
        new HotSwapPolicySpec(
            new Swap(SwapMode.POD_REPLACE, seconds(plan.drain()), seconds(plan.retain())),
            candidate(plan.sizing()),
            plan.steps().stream().map(FrozenPlanMapping::step).toList(),
            AnalysisMapping.write(plan.analysis()),
            null,
            List.of(),
            new Rollback(EnumMapping.name(OnBreach.class, plan.onBreach())),
            seconds(plan.progressDeadline()),
            seconds(plan.stagingDeadline()),
            List.of()));
  }

  private static Candidate candidate(Sizing sizing) {
    return switch (sizing) {
      case Sizing.Full full -> new Candidate(CandidateSizing.FULL, 1);
      case Sizing.ByWeight(int minReplicas) -> new Candidate(CandidateSizing.WEIGHT, minReplicas);
    };
  }

  private static Step step(dev.hotswap.core.plan.Step step) {
    return new Step(step.name(), step.weight(), pause(step.hold()), List.of(), null);
  }

  private static @Nullable Pause pause(Hold hold) {
    return switch (hold) {
      case Hold.None none -> null;
      case Hold.For(Duration time) -> new Pause(TimeSpan.of(time));
      case Hold.Person person -> new Pause(null);
    };
  }

  private static int seconds(Duration time) {
    return Math.toIntExact(time.toSeconds());
  }

  static Plan read(FrozenPolicy frozen) {
    return PolicyMapping.plan(frozen.name(), frozen.spec());
  }
}
