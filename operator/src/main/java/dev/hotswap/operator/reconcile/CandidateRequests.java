package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.check.Reason;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.SlotPod;
import dev.hotswap.operator.workload.Blueprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What releases ask for, in preflight's words. */
final class CandidateRequests {
  private CandidateRequests() {}

  /** What this release asks for now, under this plan, where there is one. */
  static CandidateRequest of(ReconcileContext context, Optional<Plan> plan, Claimants claimants) {
    GoRelease release = context.release();
    Optional<Blueprint> stable =
        context
            .state()
            .stable()
            .map(Serving::target)
            .flatMap(
                target ->
                    ReleaseParts.blueprint(
                        target.revision(), context.wanted(), context.holdings(), context.owner()));
    Slot slot =
        context
            .state()
            .attempt()
            .flatMap(Attempt::slot)
            .orElseGet(() -> context.state().freeLane().in());
    int floor = context.state().attempt().map(Attempt::floorReplicas).orElse(0);
    return new CandidateRequest(
        claimants.of(release),
        context.wanted().blueprint(),
        stable,
        slot,
        Math.max(floor, context.intent().replicas()),
        ReleaseParts.pool(release),
        ReleaseParts.drain(plan),
        release.getSpec().service().name(),
        claimants.routes(release),
        ReleaseParts.ejection(release).isPresent());
  }

  /** The pods of the version that is about to start, as selectors will see them. */
  static Set<SlotPod> pods(CandidateRequest wish) {
    return Set.of(
        SlotPod.of(
            wish.podLabels(),
            wish.template().getSpec().getContainers(),
            wish.blueprint().servicePorts().value().orElse(List.of())));
  }

  /** What the schema leaves open and does not fit; empty where everything does. */
  static List<Problem> unreadable(ReconcileContext context, Claimants claimants) {
    Stream<Problem> template =
        context.wanted().blueprint().podTemplate().misfit().stream()
            .map(Reason.TEMPLATE_UNREADABLE::because);
    Stream<Problem> routes =
        claimants.routes(context.release()).stream()
            .flatMap(route -> route.userPart().misfit().stream())
            .map(Reason.ROUTE_UNREADABLE::because);
    return Stream.concat(template, routes).toList();
  }
}
