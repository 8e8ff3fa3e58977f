package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.release.Stage;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Problem.Severity;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Seen.Known;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.reconcile.mapping.PolicyReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the way of the version that is wanted. Looked for only while one is about to
 * start: what runs is not stopped by what would keep it from starting.
 */
final class Obstacles {
  private final Watches watches;

  Obstacles(Watches watches) {
    this.watches = watches;
  }

  Seen<List<Problem>> of(Scene scene, Optional<PolicyReading> policy, Instant now) {
    return aboutToStart(scene)
        ? new Known<>(problems(scene, policy), now)
        : new Known<>(List.of(), now);
  }

  private static boolean aboutToStart(Scene scene) {
    ReleaseState state = scene.state();
    Revision target = scene.intent().target().revision();
    boolean serves = state.stable().filter(s -> s.target().revision().equals(target)).isPresent();
    return !scene.intent().deleting()
        && state
            .attempt()
            .map(attempt -> attempt.stage() instanceof Stage.Preflight)
            .orElse(!serves && !state.rejects(target));
  }

  private List<Problem> problems(Scene scene, Optional<PolicyReading> policy) {
    List<Problem> problems = new ArrayList<>();
    problems.addAll(policy(scene, policy));
    return problems;
  }

  private List<Problem> policy(Scene scene, Optional<PolicyReading> policy) {
    String name = scene.release().getSpec().policyRef().name();
    return policy
        .map(
            reading ->
                switch (reading) {
                  case PolicyReading.Unusable(String sentence) ->
                      List.of(new Problem(Severity.BLOCKS, "PolicyUnusable", sentence));
                  case PolicyReading.Usable(Plan plan) -> watches.check(plan.analysis());
                })
        .orElseGet(
            () ->
                List.of(
                    new Problem(
                        Severity.BLOCKS,
                        "PolicyMissing",
                        "spec.policyRef names HotSwapPolicy "
                            + name
                            + ", which is not in namespace "
                            + scene.owner().namespace()
                            + ": create it or name another one")));
  }
}
