package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.machine.ReleaseMachine;
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
import dev.hotswap.operator.metrics.watch.Sighting;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.WrittenRoutes;
import dev.hotswap.operator.workload.observe.Nodes;
import dev.hotswap.operator.workload.observe.ObservedSlot;
import dev.hotswap.operator.workload.observe.PodWarnings;
import dev.hotswap.operator.workload.observe.ReadySince;
import dev.hotswap.operator.workload.service.PublicService;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sees the world around one release: its slots, backends, route, Service and readings. */
final class WorldObserver {
  private final ClusterCache cache;
  private final Watches watches;
  private final PublicEndpoints publicEndpoints;
  private final PodEvents podEvents;
  private final EndpointPace pace = new EndpointPace();

  WorldObserver(
      ClusterCache cache, Watches watches, PublicEndpoints publicEndpoints, PodEvents podEvents) {
    this.cache = cache;
    this.watches = watches;
    this.publicEndpoints = publicEndpoints;
    this.podEvents = podEvents;
  }

  /**
   * Looks once.
   *
   * @param inTheWay what preflight says
   */
  World look(ReconcileContext context, Seen<List<Problem>> inTheWay, Instant now) {
    TurnGuard turn = context.turn();
    Sighting sighting =
        turn.value(
            Task.METRICS,
            () -> watches.look(context.key()),
            fault -> Sighting.blind(fault.sentence(), now));
    Nodes nodes = turn.value(Task.NODES, () -> new Nodes(cache.nodes()), fault -> Nodes.unseen());
    PodWarnings warnings =
        turn.value(Task.POD_EVENTS, () -> podEvents.look(context, now), fault -> PodWarnings.NONE);
    ReadySince ready =
        turn.value(
            Task.READY_SINCE, () -> context.session().readySince(now), fault -> ReadySince.at(now));
    Seen<Set<BackendId>> members =
        turn.seen(Task.PUBLIC_SERVICE, () -> publicMembers(context, now));
    return new World(
        slots(context, nodes, warnings, now),
        backends(context, sighting, ready, now),
        turn.seen(Task.ROUTE, () -> new Known<>(route(context, sighting), now)),
        members,
        turn.seen(Task.PUBLIC_ENDPOINTS, () -> publicEndpoints.look(context, members, now)),
        readings(context, sighting, now),
        sighting.counters(),
        turn.seen(Task.STAGING, () -> StagingProgress.look(context, cache.nodes(), now)),
        inTheWay,
        turn.value(
            Task.PUBLISHED, () -> context.session().news().published(), fault -> Set.<String>of()));
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

  private static Map<Slot, Seen<SlotPods>> slots(
      ReconcileContext context, Nodes nodes, PodWarnings warnings, Instant now) {
    Map<Slot, Seen<SlotPods>> slots = new EnumMap<>(Slot.class);
    for (Slot slot : Slot.values()) {
      slots.put(
          slot,
          context
              .turn()
              .seen(
                  Task.SLOTS,
                  () -> new Known<>(observed(context, slot).pods(nodes, warnings), now)));
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
    pace.look(context.session().members(), id, backend.reach(), now);
    return backend;
  }

  private static ObservedSlot observed(ReconcileContext context, Slot slot) {
    return new ObservedSlot(
        // Labels prove nothing: whoever may write Deployments may write them.
        Holdings.named(context.holdings().deployments(), context.names().slot(slot))
            .filter(context.owner()::controls),
        context.holdings().podsOf(context.owner().name(), slot));
  }

  private static Route route(ReconcileContext context, Sighting sighting) {
    WrittenRoutes written =
        context
            .routing()
            .read(
                ReleaseMachine.desired(context.intent(), context.state()).flatMap(Desired::route));
    return new Route(
        written
            .split()
            .map(
                split ->
                    new Route.Said(
                        split,
                        written.whole(),
                        written.revision(),
                        context.session().target().writtenAt(split))),
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
