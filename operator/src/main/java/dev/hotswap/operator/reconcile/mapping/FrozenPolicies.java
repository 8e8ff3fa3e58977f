package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.policy.HotSwapPolicySpec;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.Attempt;
import dev.hotswap.api.release.status.FrozenPolicy;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Retained;
import dev.hotswap.api.release.status.SkippedParts;
import dev.hotswap.core.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Policies as they were written, each beside the plan that it is compiled to. Status keeps the
 * policy of an attempt and never a plan: it is read the same way as any other policy, and a field
 * that is new in policies is in status as well.
 */
public final class FrozenPolicies {
  private final Map<Plan, HotSwapPolicySpec> written;

  private FrozenPolicies(Map<Plan, HotSwapPolicySpec> written) {
    this.written = Map.copyOf(written);
  }

  /** All that a turn knows: what status keeps, and the release's policy as it is now. */
  public static FrozenPolicies of(GoRelease release, Optional<PolicyReading> policy) {
    Stream<FrozenPolicy> kept =
        Optional.ofNullable(release.getStatus()).stream().flatMap(FrozenPolicies::kept);
    Stream<FrozenPolicy> now =
        policy.flatMap(PolicyReading::usable).stream()
            .map(
                usable ->
                    new FrozenPolicy(usable.plan().policy(), usable.spec(), SkippedParts.NOTHING));
    return of(Stream.concat(kept, now));
  }

  static FrozenPolicies of(Stream<FrozenPolicy> policies) {
    Map<Plan, HotSwapPolicySpec> written = new HashMap<>();
    policies.forEach(frozen -> written.put(plan(frozen).whole(), frozen.spec()));
    return new FrozenPolicies(written);
  }

  private static Stream<FrozenPolicy> kept(GoReleaseStatus status) {
    return Stream.concat(
        Optional.ofNullable(status.attempt()).map(Attempt::policy).stream(),
        Optional.ofNullable(status.retained()).map(Retained::policy).stream());
  }

  /** The plan that is kept this way. */
  static Plan plan(FrozenPolicy frozen) {
    return PolicyMapping.plan(frozen.name(), frozen.spec())
        .skipping(EnumMapping.name(Plan.Skipped.class, frozen.skipped()));
  }

  /**
   * How this plan is kept.
   *
   * @throws IllegalStateException where no policy says it: a plan is never made of anything else
   */
  FrozenPolicy of(Plan plan) {
    return Optional.ofNullable(written.get(plan.whole()))
        .map(
            spec ->
                new FrozenPolicy(
                    plan.policy(), spec, EnumMapping.name(SkippedParts.class, plan.skipped())))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the attempt's plan is not what HotSwapPolicy " + plan.policy() + " says"));
  }
}
