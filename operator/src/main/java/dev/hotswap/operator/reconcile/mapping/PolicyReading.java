package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.core.plan.Plan;
import java.util.Optional;

/** What a policy turned out to be. */
public sealed interface PolicyReading {
  /** A plan that a release can follow. */
  record Usable(Plan plan) implements PolicyReading {}

  /**
   * No plan.
   *
   * @param sentence field, value and fix
   */
  record Unusable(String sentence) implements PolicyReading {}

  /** The plan, where there is one. */
  default Optional<Plan> usable() {
    return switch (this) {
      case Usable(Plan plan) -> Optional.of(plan);
      case Unusable unusable -> Optional.empty();
    };
  }
}
