package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.Command;
import dev.hotswap.core.release.Desired;
import dev.hotswap.core.release.Intent;
import dev.hotswap.core.release.ReleaseMachine;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Readings.Doubt;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Seen.Known;
import dev.hotswap.core.world.Seen.Unknown;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.core.world.World;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.metrics.watch.Sighting;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.preflight.facts.Sender;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.reconcile.mapping.IntentMapping;
import dev.hotswap.operator.reconcile.mapping.PolicyMapping;
import dev.hotswap.operator.reconcile.mapping.PolicyReading;
import dev.hotswap.operator.traffic.WrittenRoutes;
import dev.hotswap.operator.workload.observe.Nodes;
import dev.hotswap.operator.workload.observe.ObservedSlot;
import dev.hotswap.operator.workload.observe.ReadySince;
import dev.hotswap.operator.workload.service.PublicService;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sees one release: what is wanted, what is remembered, and the world as the caches have it. */
final class ReleaseObserver {
  private final ClusterCache cache;
  private final HoldingsSource held;
  private final Watches watches;
  private final EventTeller teller;
  private final Obstacles obstacles;
  private final RouteGuard guard;
  private final RouteRefusals refusals = new RouteRefusals();
  private final Claimants claimants;
  private final PublicEndpoints publicEndpoints;
  private final Apply apply;
  private final Apply routeApply;
  private final String clusterDomain;
  private final Map<ReleaseKey, ReadySince> readySince = new ConcurrentHashMap<>();
  private final EndpointPace pace = new EndpointPace();

  ReleaseObserver(
      ClusterCache cache,
      HoldingsSource held,
      Watches watches,
      EventTeller teller,
      Obstacles obstacles,
      RouteGuard guard,
      Claimants claimants,
      PublicEndpoints publicEndpoints,
      Apply apply,
      Apply routeApply,
      String clusterDomain) {
    this.cache = cache;
    this.held = held;
    this.watches = watches;
    this.teller = teller;
    this.obstacles = obstacles;
    this.guard = guard;
    this.claimants = claimants;
    this.publicEndpoints = publicEndpoints;
    this.apply = apply;
    this.routeApply = routeApply;
    this.clusterDomain = clusterDomain;
  }

  /**
   * Looks once. A part that cannot be looked at is unknown, and no reason not to look at the
   * others.
   *
   * @param state what status remembers
   */
  Observation observe(GoRelease release, ReleaseState state, TurnGuard turn, Instant now) {
    Optional<PolicyReading> policy = policy(release, turn);
    ReconcileContext context =
        context(release, state, policy.flatMap(PolicyReading::usable), turn, now);
    Obstacles.Found inTheWay =
        turn.value(
            Task.OBSTACLES,
            () -> obstacles.of(context, policy, now),
            fault -> new Obstacles.Found(new Unknown<>(fault.sentence(), now), Optional.empty()));
    return new Observation(
        context,
        world(context, inTheWay.problems(), now),
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
      GoRelease release, ReleaseState state, Optional<Plan> plan, TurnGuard turn, Instant now) {
    Holdings holdings = held.of(release, turn);
    SpecReading spec =
        turn.value(
            Task.SPEC,
            () -> SpecReading.of(release),
            fault -> SpecReading.asRemembered(release, state, holdings, fault));
    Optional<Plan> inForce = state.attempt().map(Attempt::plan).or(() -> plan);
    Writers writers = Writers.of(apply, clusterDomain, release, spec.wanted(), holdings, inForce);
    var forms = new RouteForms(writers.owner(), spec, holdings);
    var routing =
        new Routing(
            turn, release, holdings, forms, guard, refusals, routeApply, clusterDomain, now);
    Optional<Command> command =
        turn.value(Task.COMMAND, () -> IntentMapping.command(release), fault -> Optional.empty());
    Intent intent =
        IntentMapping.intent(release, spec.wanted().target(), spec.form(state), plan, command);
    List<Sender> senders =
        state.attempt().isPresent() ? senders(release, holdings, turn) : List.of();
    return new ReconcileContext(
        turn, release, spec.wanted(), intent, state, holdings, writers, routing, senders);
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

  /** Forgets a release that is gone. */
  void forget(ReleaseKey release) {
    obstacles.forget(release);
    readySince.remove(release);
    pace.forget(release);
    publicEndpoints.forget(release);
    refusals.forget(release);
  }

  private static Optional<Instant> soonest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
  }

  private World world(ReconcileContext context, Seen<List<Problem>> inTheWay, Instant now) {
    TurnGuard turn = context.turn();
    Sighting sighting =
        turn.value(
            Task.METRICS,
            () -> watches.look(context.key()),
            fault -> Sighting.blind(fault.sentence(), now));
    Nodes nodes = turn.value(Task.NODES, () -> new Nodes(cache.nodes()), fault -> Nodes.unseen());
    ReadySince ready =
        turn.value(
            Task.READY_SINCE, () -> readySince(context.key(), now), fault -> ReadySince.at(now));
    Seen<Set<BackendId>> members =
        turn.seen(Task.PUBLIC_SERVICE, () -> publicMembers(context, now));
    return new World(
        slots(context, nodes, now),
        backends(context, sighting, ready, now),
        turn.seen(Task.ROUTE, () -> new Known<>(route(context, sighting), now)),
        members,
        turn.seen(Task.PUBLIC_ENDPOINTS, () -> publicEndpoints.look(context, members, now)),
        readings(context, sighting, now),
        sighting.counters(),
        turn.seen(Task.STAGING, () -> StagingProgress.look(context, cache.nodes(), now)),
        inTheWay,
        turn.value(
            Task.PUBLISHED, () -> teller.published(context.owner()), fault -> Set.<String>of()));
  }

  /**
   * What the source says. Where others' requests are counted in, it is evidence of nothing; where
   * they are not, a version is judged, and does not go further while they reach it.
   */
  private static Seen<Readings> readings(ReconcileContext context, Sighting sighting, Instant now) {
    return context
        .disturbed()
        .<Seen<Readings>>map(why -> new Unknown<>(why, now))
        .orElseGet(
            () ->
                context
                    .others()
                    .map(why -> doubting(sighting.readings(), new Doubt(why, now)))
                    .orElseGet(sighting::readings));
  }

  private static Seen<Readings> doubting(Seen<Readings> seen, Doubt doubt) {
    return switch (seen) {
      case Unknown<Readings> unknown -> unknown;
      case Known<Readings>(Readings known, Instant at) ->
          new Known<>(
              new Readings(
                  known.newest(),
                  known.observed(),
                  known.assessment(),
                  known.doubt().or(() -> Optional.of(doubt))),
              at);
    };
  }

  private ReadySince readySince(ReleaseKey release, Instant now) {
    return Objects.requireNonNull(
        readySince.compute(
            release, (key, last) -> last == null ? ReadySince.at(now) : last.next(now)));
  }

  private static Map<Slot, Seen<SlotPods>> slots(
      ReconcileContext context, Nodes nodes, Instant now) {
    Map<Slot, Seen<SlotPods>> slots = new EnumMap<>(Slot.class);
    for (Slot slot : Slot.values()) {
      slots.put(
          slot,
          context
              .turn()
              .seen(Task.SLOTS, () -> new Known<>(observed(context, slot).pods(nodes), now)));
    }
    return slots;
  }

  private Map<BackendId, Seen<Backend>> backends(
      ReconcileContext context, Sighting sighting, ReadySince ready, Instant now) {
    Map<BackendId, Seen<Backend>> backends = new HashMap<>();
    for (Slot slot : Slot.values()) {
      backends.put(
          slot.lane(),
          context
              .turn()
              .seen(
                  Task.SLOTS,
                  () -> new Known<>(backend(context, slot, sighting, ready, now), now)));
    }
    return backends;
  }

  private Backend backend(
      ReconcileContext context, Slot slot, Sighting sighting, ReadySince ready, Instant now) {
    BackendId id = slot.lane();
    Backend backend =
        observed(context, slot)
            .backend(sighting.flow(id), sighting.members(id), ready, pace.bound());
    pace.look(context.key(), id, backend.reach(), now);
    return backend;
  }

  private static ObservedSlot observed(ReconcileContext context, Slot slot) {
    return new ObservedSlot(
        Holdings.named(context.holdings().deployments(), context.names().slot(slot)),
        context.holdings().podsOf(context.owner().name(), slot));
  }

  private static Route route(ReconcileContext context, Sighting sighting) {
    WrittenRoutes written =
        context
            .routing()
            .read(
                ReleaseMachine.desired(context.intent(), context.state()).flatMap(Desired::route));
    return new Route(
        written.split().map(split -> new Route.Said(split, written.whole(), written.revision())),
        context.routing().refused(),
        sighting.applied(),
        context.others());
  }

  private static Set<BackendId> lanes(Set<Slot> slots) {
    return slots.stream().map(Slot::lane).collect(Collectors.toUnmodifiableSet());
  }

  private static Seen<Set<BackendId>> publicMembers(ReconcileContext context, Instant now) {
    String service = context.release().getSpec().service().name();
    return Holdings.named(context.holdings().services(), service)
        .flatMap(live -> PublicService.members(context.owner().name(), live))
        .<Seen<Set<BackendId>>>map(members -> new Known<>(lanes(members), now))
        .orElseGet(() -> new Unknown<>("Service " + service + " does not select a slot", now));
  }
}
