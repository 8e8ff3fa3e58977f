package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Staging;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.workload.staging.PullerPlan;
import dev.hotswap.operator.workload.staging.StagingTask;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far the images of a candidate have come onto the nodes, and which pullers that needs. */
final class StagingProgress {
  private StagingProgress() {}

  /** What decisions see of it. */
  static Seen<Staging> look(ReconcileContext context, List<Node> nodes, Instant now) {
    return context
        .state()
        .attempt()
        .filter(attempt -> attempt.stage().pullsImages())
        .map(Attempt::candidate)
        .flatMap(target -> plan(context, target, nodes, now))
        .map(context.session().pullers()::told)
        .<Seen<Staging>>map(plan -> new Seen.Known<>(plan.staging(), now))
        .orElseGet(() -> new Seen.Unknown<>("no image is being brought onto nodes", now));
  }

  /** What has to be done; empty where the target's template is unknown or cannot run on Windows. */
  static Optional<PullerPlan> plan(
      ReconcileContext context, Target target, List<Node> nodes, Instant now) {
    Holdings holdings = context.holdings();
    return ReleaseParts.blueprint(target.revision(), context.wanted(), holdings, context.owner())
        .flatMap(blueprint -> blueprint.podTemplate().value())
        .filter(template -> context.writers().windows().conflicts(template).isEmpty())
        .map(
            template ->
                task(context, target, template)
                    .plan(nodes, holdings.pullers(), context.session().warnings().seen(), now));
  }

  private static StagingTask task(
      ReconcileContext context, Target target, PodTemplateSpec template) {
    return new StagingTask(
        context.owner(),
        target,
        context.writers().windows().render(template),
        ReleaseParts.pool(context.release()));
  }
}
