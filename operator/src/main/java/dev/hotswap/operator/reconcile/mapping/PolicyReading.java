package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.policy.HotSwapPolicySpec;
import dev.hotswap.core.plan.Plan;
import java.util.Optional;

/** What a policy turned out to be. */
public sealed interface PolicyReading {
  /**
   * A plan that a release can follow.
   *
   * @param spec the policy as it was written
   */
  record Usable(Plan plan, HotSwapPolicySpec spec) implements PolicyReading {}

  /**
   * No plan.
   *
   * @param sentence field, value and fix
   */
  record Unusable(String sentence) implements PolicyReading {}

  /** The plan and its policy, where there is one. */
  default Optional<Usable> usable() {
    return switch (this) {
      case Usable usable -> Optional.of(usable);
      case Unusable unusable -> Optional.empty();
    };
  }
}
