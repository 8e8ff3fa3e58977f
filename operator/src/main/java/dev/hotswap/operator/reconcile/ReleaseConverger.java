package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.Desired;
import dev.hotswap.core.release.Desired.SlotDesired;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.release.RouteDesired;
import dev.hotswap.core.release.Serving;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.reconcile.Backoffs.Part;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.RouteWrites;
import dev.hotswap.operator.traffic.istio.IstioRouter;
import dev.hotswap.operator.workload.observe.ObservedSlot;
import dev.hotswap.operator.workload.service.BackendService;
import dev.hotswap.operator.workload.service.DisruptionBudget;
import dev.hotswap.operator.workload.service.PublicService;
import dev.hotswap.operator.workload.staging.DiscardedPullers;
import dev.hotswap.operator.workload.staging.PullerPlan;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Brings the cluster nearer to what is desired, in an order in which every prefix is safe: first
 * what new weights need (snapshots, backend Services, pods), then the weights, then the public
 * Service, and last what is given up. While the route goes back it is the only thing written.
 */
final class ReleaseConverger {
  private static final Duration READ_BACK = Duration.ofSeconds(1);

  private final ClusterCache cache;
  private final DiscardedPullers discarded = new DiscardedPullers();

  ReleaseConverger(ClusterCache cache) {
    this.cache = cache;
  }

  /**
   * Writes what differs; nothing where nothing does.
   *
   * @param parts what may be tried now
   * @param giveWay true once something else of this release cannot wait: what is left is left out
   */
  Progress converge(
      Scene scene,
      ReleaseState state,
      Desired desired,
      Set<Part> parts,
      BooleanSupplier giveWay,
      Instant now) {
    var progress = new Progress(cache, scene.turn());
    boolean others = parts.contains(Part.OTHERS) && !desired.routeAlone();
    if (others) {
      progress.begin(Part.OTHERS);
      boolean kept =
          progress.attempt(Task.WRITE_SNAPSHOTS, () -> snapshots(scene, desired, progress));
      inOrder(
          giveWay,
          progress,
          Map.entry(Task.WRITE_SERVICES, () -> backends(scene, desired, progress)),
          Map.entry(Task.WRITE_EJECTIONS, () -> ejections(scene, state, desired, progress)),
          Map.entry(Task.WRITE_SLOTS, () -> slots(scene, desired, kept, progress)));
    }
    boolean routed =
        parts.contains(Part.ROUTE)
            && !giveWay.getAsBoolean()
            && route(scene, state, desired, progress, now);
    if (others && routed) {
      progress.begin(Part.OTHERS);
      inOrder(
          giveWay,
          progress,
          Map.entry(
              Task.WRITE_PUBLIC_SERVICE, () -> publicService(scene, state, desired, progress)),
          Map.entry(Task.WRITE_PULLERS, () -> pullers(scene, desired, progress, now)),
          Map.entry(
              Task.EMPTY_SLOT,
              () -> desired.emptied().forEach(slot -> empty(scene, slot, progress))));
    }
    return progress;
  }

  /** One that fails is a trouble, and no reason not to try the next. */
  @SafeVarargs
  private static void inOrder(
      BooleanSupplier giveWay, Progress progress, Map.Entry<Task, Runnable>... writes) {
    for (Map.Entry<Task, Runnable> write : writes) {
      if (giveWay.getAsBoolean()) {
        return;
      }
      progress.attempt(write.getKey(), write.getValue());
    }
  }

  private static boolean snapshots(Scene scene, Desired desired, Progress progress) {
    var seen = scene.holdings().snapshots();
    Writers writers = scene.writers();
    boolean templates =
        progress.note(seen, writers.snapshots().write(desired.snapshots(), scene.wanted(), seen));
    boolean routes =
        progress.note(
            seen,
            writers.routeSnapshots().write(desired.routeSnapshots(), scene.routing().spec(), seen));
    return templates && routes;
  }

  private static void backends(Scene scene, Desired desired, Progress progress) {
    for (Slot slot : Slot.values()) {
      Optional<SlotDesired> held = Optional.ofNullable(desired.slots().get(slot));
      Optional<Service> live =
          Holdings.named(scene.holdings().services(), scene.names().slot(slot));
      if (held.isPresent() || (live.isEmpty() && !desired.slots().isEmpty())) {
        // A slot that holds nothing yet has a Service all the same: routes always name both.
        backend(scene, slot, ports(scene, held.map(SlotDesired::target), live), live, progress);
      }
      if (held.isPresent()) {
        budget(scene, slot, progress);
      }
    }
  }

  /**
   * Made before a slot gets requests, and never changed while requests move: a change cuts
   * connections.
   */
  private static void ejections(
      Scene scene, ReleaseState state, Desired desired, Progress progress) {
    boolean moving = state.attempt().flatMap(Attempt::trafficSince).isPresent();
    if (!moving && !desired.slots().isEmpty()) {
      List<DestinationRule> seen = scene.holdings().ejections();
      progress.note(seen, scene.writers().ejections().write(seen));
    }
  }

  private static void backend(
      Scene scene, Slot slot, List<ServicePort> ports, Optional<Service> live, Progress progress) {
    Service wanted = BackendService.render(scene.owner(), slot, ports);
    progress.note(
        scene.holdings().services(), scene.writers().apply().apply(scene.owner(), wanted, live));
  }

  private static void budget(Scene scene, Slot slot, Progress progress) {
    PodDisruptionBudget wanted = DisruptionBudget.render(scene.owner(), slot);
    List<PodDisruptionBudget> seen = scene.holdings().budgets();
    progress.note(
        seen,
        scene
            .writers()
            .apply()
            .apply(scene.owner(), wanted, Holdings.named(seen, scene.names().slot(slot))));
  }

  /** Those of the revision behind the Service; where its snapshot is lost, those it has. */
  private static List<ServicePort> ports(
      Scene scene, Optional<Target> target, Optional<Service> live) {
    return target
        .flatMap(
            held ->
                ReleaseParts.blueprint(
                    held.revision(), scene.wanted(), scene.holdings(), scene.owner()))
        .flatMap(kept -> kept.servicePorts().value())
        .or(() -> target.flatMap(held -> live).map(service -> service.getSpec().getPorts()))
        .or(() -> scene.wanted().blueprint().servicePorts().value())
        .orElse(List.of());
  }

  /**
   * A template that is not kept must not run: nobody could bring it back.
   *
   * @param kept whether all are that should be
   */
  private static void slots(Scene scene, Desired desired, boolean kept, Progress progress) {
    for (Map.Entry<Slot, SlotDesired> slot : desired.slots().entrySet()) {
      if (!kept
          && !ReleaseParts.isKept(
              slot.getValue().target().revision(), scene.holdings(), scene.owner())) {
        continue;
      }
      Optional<Deployment> live = deployment(scene, slot.getKey());
      var pods = scene.holdings().podsOf(scene.owner().name(), slot.getKey());
      progress.note(
          live,
          scene
              .writers()
              .slots()
              .write(
                  slot.getKey(),
                  slot.getValue(),
                  live,
                  new ObservedSlot(live, pods).podRevisions()));
    }
  }

  private static boolean route(
      Scene scene, ReleaseState state, Desired desired, Progress progress, Instant now) {
    progress.begin(Part.ROUTE);
    boolean asDesired =
        progress.attempt(Task.WRITE_ROUTE, () -> routes(scene, state, desired, progress, now));
    progress.routed(asDesired);
    return asDesired;
  }

  private static boolean routes(
      Scene scene, ReleaseState state, Desired desired, Progress progress, Instant now) {
    Instant decidedAt = state.splitAt().orElse(Instant.EPOCH);
    List<VirtualService> seen = scene.holdings().routes();
    Routing routing = scene.routing();
    if (desired.route().isEmpty()) {
      return progress.note(seen, routing.router(desired.route()).remove(seen));
    }
    RouteDesired route = desired.route().get();
    IstioRouter router = routing.router(route, now);
    RouteWrites<VirtualService> written = router.write(route.split(), decidedAt, seen);
    if (router.offers()) {
      // What was taken, or refused, is read back and told in another turn, soon.
      route.offered().ifPresent(form -> routing.offered(form, written.refused(), now));
      progress.wakeAt(now.plus(READ_BACK));
    }
    return progress.note(seen, written.results());
  }

  /**
   * Sends requests back although status could not be told: nothing but the route is written, with a
   * note that says what status does not.
   */
  Progress goBack(Scene scene, ReleaseState state, Desired desired) {
    var progress = new Progress(cache, scene.turn());
    progress.begin(Part.ROUTE);
    progress.attempt(Task.WRITE_ROUTE, () -> goBack(scene, state, desired, progress));
    return progress;
  }

  private static void goBack(Scene scene, ReleaseState state, Desired desired, Progress progress) {
    List<VirtualService> seen = scene.holdings().routes();
    IstioRouter router = scene.routing().router(desired.route());
    if (desired.route().isEmpty()) {
      progress.note(seen, router.remove(seen));
      return;
    }
    Instant decidedAt = state.splitAt().orElse(Instant.EPOCH);
    Split split = desired.route().get().split();
    WentBack.of(state)
        .map(note -> router.write(split, decidedAt, note.text(), seen))
        .ifPresent(results -> progress.note(seen, results));
  }

  private static void publicService(
      Scene scene, ReleaseState state, Desired desired, Progress progress) {
    if (desired.publicMembers().isEmpty()) {
      return;
    }
    Optional<Target> stable =
        state.stable().map(Serving::target).or(() -> state.attempt().map(Attempt::candidate));
    String name = scene.release().getSpec().service().name();
    List<Service> seen = scene.holdings().services();
    Optional<Service> live = Holdings.named(seen, name);
    Service wanted =
        PublicService.render(
            scene.owner(), name, desired.publicMembers(), ports(scene, stable, live));
    progress.note(seen, scene.writers().apply().apply(scene.owner(), wanted, live));
  }

  private void pullers(Scene scene, Desired desired, Progress progress, Instant now) {
    List<Pod> seen = discarded.without(scene.holdings().pullers());
    Optional<PullerPlan> plan =
        desired
            .staging()
            .flatMap(target -> StagingRoom.plan(scene, target, cache.nodes(), now))
            .map(wanted -> wanted.deleting(discarded::without));
    boolean done =
        progress.note(
            seen,
            plan.map(scene.writers().pullers()::write)
                .orElseGet(() -> scene.writers().pullers().clear(seen)));
    if (done) {
      discarded.add(plan.map(PullerPlan::delete).orElse(seen));
    }
    plan.flatMap(PullerPlan::again).ifPresent(progress::wakeAt);
  }

  private static void empty(Scene scene, Slot slot, Progress progress) {
    Optional<Deployment> live = deployment(scene, slot);
    progress.note(live, scene.writers().slots().empty(live));
  }

  private static Optional<Deployment> deployment(Scene scene, Slot slot) {
    return Holdings.named(scene.holdings().deployments(), scene.names().slot(slot));
  }
}
