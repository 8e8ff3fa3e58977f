package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.Seen.Unknown;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.preflight.facts.Sender;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.reconcile.mapping.IntentMapping;
import dev.hotswap.operator.reconcile.mapping.PolicyMapping;
import dev.hotswap.operator.reconcile.mapping.PolicyReading;
import dev.hotswap.operator.reconcile.mapping.PolicyReading.Usable;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.Unweighted;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Sees one release: what is wanted, what is remembered, and the world as the caches have it. */
final class ReleaseObserver {
  private final ClusterCache cache;
  private final HoldingsSource held;
  private final Obstacles obstacles;
  private final RouteGuard guard;
  private final Claimants claimants;
  private final WorldObserver worlds;
  private final Apply apply;
  private final Apply routeApply;
  private final RouteKinds kinds;

  ReleaseObserver(
      ClusterCache cache,
      HoldingsSource held,
      Obstacles obstacles,
      RouteGuard guard,
      Claimants claimants,
      WorldObserver worlds,
      Apply apply,
      Apply routeApply,
      RouteKinds kinds) {
    this.cache = cache;
    this.held = held;
    this.obstacles = obstacles;
    this.guard = guard;
    this.claimants = claimants;
    this.worlds = worlds;
    this.apply = apply;
    this.routeApply = routeApply;
    this.kinds = kinds;
  }

  /**
   * Looks once. A part that cannot be looked at is unknown, and no reason not to look at the
   * others.
   *
   * @param session what is remembered of it in memory alone
   * @param state what status remembers
   */
  Observation observe(
      Session session, GoRelease release, ReleaseState state, TurnGuard turn, Instant now) {
    Optional<PolicyReading> policy = policy(release, turn);
    ReconcileContext context = context(session, release, state, policy, turn, now);
    Obstacles.Found inTheWay =
        turn.value(
            Task.OBSTACLES,
            () -> obstacles.of(context, now),
            fault -> new Obstacles.Found(new Unknown<>(fault.sentence(), now), Optional.empty()));
    return new Observation(
        context,
        worlds.look(context, inTheWay.problems(), now),
        soonest(inTheWay.again(), context.routing().again(now)),
        turn.value(
            Task.NOTICES, () -> Notices.of(context, inTheWay.problems(), now), fault -> List.of()));
  }

  private Optional<PolicyReading> policy(GoRelease release, TurnGuard turn) {
    return turn.value(
        Task.POLICY,
        () -> cache.policy(release).map(PolicyMapping::read),
        fault -> Optional.of(new PolicyReading.Unusable(fault.sentence())));
  }

  private ReconcileContext context(
      Session session,
      GoRelease release,
      ReleaseState state,
      Optional<PolicyReading> policy,
      TurnGuard turn,
      Instant now) {
    Holdings holdings = held.of(release, turn);
    SpecReading spec =
        turn.value(
            Task.SPEC,
            () -> SpecReading.of(release),
            fault -> SpecReading.asRemembered(release, state, holdings, fault));
    Optional<Plan> plan = policy.flatMap(PolicyReading::usable).map(Usable::plan);
    Optional<Plan> inForce = state.attempt().map(Attempt::plan).or(() -> plan);
    Writers writers = Writers.of(apply, kinds, release, spec.wanted(), holdings, inForce);
    var forms = new RouteForms(writers.owner(), spec, holdings, kinds);
    var routing =
        new Routing(
            turn, release, holdings, forms, guard, session.refusals(), routeApply, kinds, now);
    Optional<Command> command =
        turn.value(Task.COMMAND, () -> IntentMapping.command(release), fault -> Optional.empty());
    Intent intent =
        IntentMapping.intent(release, spec.wanted().target(), spec.form(state), plan, command);
    List<Sender> senders =
        state.attempt().isPresent() ? senders(release, holdings, turn) : List.of();
    return new ReconcileContext(
        session,
        turn,
        release,
        spec.wanted(),
        intent,
        policy,
        state,
        holdings,
        writers,
        routing,
        senders,
        state.attempt().isPresent() ? unweighted(routing, intent, state, turn) : Set.of());
  }

  private static Set<Unweighted> unweighted(
      Routing routing, Intent intent, ReleaseState state, TurnGuard turn) {
    return turn.value(
        Task.ROUTE_FORM,
        () -> routing.unweighted(ReleaseMachine.desired(intent, state).flatMap(Desired::route)),
        fault -> Set.of());
  }

  /**
   * What else sends requests to its slots. Where that cannot be looked at, nothing is taken to: a
   * version that is bad is left.
   */
  private List<Sender> senders(GoRelease release, Holdings holdings, TurnGuard turn) {
    return turn.value(
        Task.SENDERS,
        () ->
            List.copyOf(claimants.senders(release, claimants.targets(release, holdings), holdings)),
        fault -> List.of());
  }

  private static Optional<Instant> soonest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
  }
}
