package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.Desired;
import dev.hotswap.core.release.Intent;
import dev.hotswap.core.release.ReleaseMachine;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Seen.Known;
import dev.hotswap.core.world.Seen.Unknown;
import dev.hotswap.core.world.World;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.metrics.watch.Sighting;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.preflight.check.ForeignSenders;
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
import dev.hotswap.operator.workload.snapshot.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sees one release: what is wanted, what is remembered, and the world as the caches have it. */
final class ReleaseObserver {
  private final ClusterCache cache;
  private final Watches watches;
  private final EventTeller teller;
  private final Obstacles obstacles;
  private final RouteGuard guard;
  private final RouteRefusals refusals = new RouteRefusals();
  private final Claimants claimants;
  private final Apply apply;
  private final Apply routeApply;
  private final String clusterDomain;
  private final Map<ReleaseKey, ReadySince> readySince = new ConcurrentHashMap<>();
  private final EndpointPace pace = new EndpointPace();

  ReleaseObserver(
      ClusterCache cache,
      Watches watches,
      EventTeller teller,
      Obstacles obstacles,
      RouteGuard guard,
      Claimants claimants,
      Apply apply,
      Apply routeApply,
      String clusterDomain) {
    this.cache = cache;
    this.watches = watches;
    this.teller = teller;
    this.obstacles = obstacles;
    this.guard = guard;
    this.claimants = claimants;
    this.apply = apply;
    this.routeApply = routeApply;
    this.clusterDomain = clusterDomain;
  }

  /**
   * Looks once.
   *
   * @param state what status remembers
   */
  Observation observe(GoRelease release, ReleaseState state, Instant now) {
    Snapshot wanted = IntentMapping.snapshot(release);
    Optional<PolicyReading> policy = cache.policy(release).map(PolicyMapping::read);
    Optional<Plan> plan = policy.flatMap(PolicyReading::usable);
    Holdings holdings = cache.holdings(release);
    Optional<Plan> inForce = state.attempt().map(Attempt::plan).or(() -> plan);
    Writers writers = Writers.of(apply, clusterDomain, release, wanted, holdings, inForce);
    var forms =
        new RouteForms(writers.owner(), wanted, release.getSpec().traffic().routes(), holdings);
    var routing =
        new Routing(release, holdings, forms, guard, refusals, routeApply, clusterDomain, now);
    Optional<String> disturbed = state.attempt().flatMap(attempt -> disturbance(release));
    Intent intent = IntentMapping.intent(release, wanted.target(), plan);
    var scene = new Scene(release, wanted, intent, state, holdings, writers, routing, disturbed);
    Obstacles.Found inTheWay = obstacles.of(scene, policy, now);
    return new Observation(
        scene,
        world(scene, inTheWay.problems(), now),
        soonest(inTheWay.again(), routing.again(now)),
        Notices.of(scene, inTheWay.problems(), now));
  }

  /** Why the numbers of its slots are not the release's alone. */
  private Optional<String> disturbance(GoRelease release) {
    return claimants.senders(claimants.of(release)).stream()
        .min(Comparator.naturalOrder())
        .map(ForeignSenders::sentence);
  }

  /** Forgets a release that is gone. */
  void forget(ReleaseKey release) {
    obstacles.forget(release);
    readySince.remove(release);
    pace.forget(release);
    refusals.forget(release);
  }

  private static Optional<Instant> soonest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
  }

  private World world(Scene scene, Seen<List<Problem>> inTheWay, Instant now) {
    Sighting sighting = watches.look(scene.key());
    Nodes nodes = new Nodes(cache.nodes());
    ReadySince ready =
        readySince.compute(
            scene.key(), (key, last) -> last == null ? ReadySince.at(now) : last.next(now));
    return new World(
        new Known<>(slot(scene, Slot.A, nodes, sighting, ready, now), now),
        new Known<>(slot(scene, Slot.B, nodes, sighting, ready, now), now),
        new Known<>(route(scene, sighting), now),
        publicMembers(scene, now),
        scene
            .disturbed()
            .<Seen<Readings>>map(why -> new Unknown<>(why, now))
            .orElseGet(sighting::readings),
        sighting.counters(),
        StagingRoom.look(scene, cache.nodes(), now),
        inTheWay,
        teller.published(scene.owner()));
  }

  private Backend slot(
      Scene scene, Slot slot, Nodes nodes, Sighting sighting, ReadySince ready, Instant now) {
    String deployment = scene.names().slot(slot);
    Backend backend =
        new ObservedSlot(
                Holdings.named(scene.holdings().deployments(), deployment),
                scene.holdings().podsOf(scene.owner().name(), slot))
            .backend(nodes, sighting.flow(slot), sighting.members(slot), ready, pace.bound());
    pace.look(scene.key(), slot, backend.reach(), now);
    return backend;
  }

  private static Route route(Scene scene, Sighting sighting) {
    WrittenRoutes written =
        scene
            .routing()
            .read(ReleaseMachine.desired(scene.intent(), scene.state()).flatMap(Desired::route));
    return new Route(
        written.split().map(split -> new Route.Said(split, written.whole(), written.revision())),
        scene.routing().refused(),
        sighting.applied());
  }

  private static Seen<Set<Slot>> publicMembers(Scene scene, Instant now) {
    String service = scene.release().getSpec().service().name();
    return Holdings.named(scene.holdings().services(), service)
        .flatMap(live -> PublicService.members(scene.owner().name(), live))
        .<Seen<Set<Slot>>>map(members -> new Known<>(members, now))
        .orElseGet(() -> new Unknown<>("Service " + service + " does not select a slot", now));
  }
}
