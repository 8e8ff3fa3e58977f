package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.core.release.desired.RouteDesired;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.reconcile.Backoffs.Part;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.RouteBindings;
import dev.hotswap.operator.traffic.RouteWrite;
import dev.hotswap.operator.traffic.RouteWrites;
import dev.hotswap.operator.workload.observe.ObservedSlot;
import dev.hotswap.operator.workload.staging.DiscardedPullers;
import dev.hotswap.operator.workload.staging.PullerMemory;
import dev.hotswap.operator.workload.staging.PullerPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
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
      ReconcileContext context,
      ReleaseState state,
      Desired desired,
      Set<Part> parts,
      BooleanSupplier giveWay,
      Instant now) {
    var progress = new Progress(cache, context.turn());
    boolean others = parts.contains(Part.OTHERS) && !desired.routeAlone();
    if (others) {
      progress.begin(Part.OTHERS);
      boolean kept =
          progress.attempt(Task.WRITE_SNAPSHOTS, () -> snapshots(context, desired, progress));
      inOrder(
          giveWay,
          progress,
          Map.entry(
              Task.WRITE_SERVICES, () -> BackendConverger.backends(context, desired, progress)),
          Map.entry(
              Task.WRITE_EJECTIONS,
              () -> BackendConverger.ejections(context, state, desired, progress)),
          Map.entry(Task.WRITE_SLOTS, () -> slots(context, desired, kept, progress)));
    }
    boolean routed =
        parts.contains(Part.ROUTE)
            && !giveWay.getAsBoolean()
            && route(context, state, desired, progress, now);
    if (others && routed) {
      progress.begin(Part.OTHERS);
      inOrder(
          giveWay,
          progress,
          Map.entry(
              Task.WRITE_PUBLIC_SERVICE,
              () -> BackendConverger.publicService(context, state, desired, progress)),
          Map.entry(Task.WRITE_PULLERS, () -> pullers(context, desired, progress, now)),
          Map.entry(
              Task.EMPTY_SLOT,
              () -> desired.emptied().forEach(slot -> empty(context, slot, progress))));
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

  private static boolean snapshots(ReconcileContext context, Desired desired, Progress progress) {
    var seen = context.holdings().snapshots();
    Writers writers = context.writers();
    boolean templates =
        progress.note(seen, writers.snapshots().write(desired.snapshots(), context.wanted(), seen));
    boolean routes =
        progress.note(
            seen,
            writers
                .routeSnapshots()
                .write(desired.routeSnapshots(), context.routing().spec(), seen));
    return templates && routes;
  }

  /**
   * A template that is not kept must not run: nobody could bring it back.
   *
   * @param kept whether all are that should be
   */
  private static void slots(
      ReconcileContext context, Desired desired, boolean kept, Progress progress) {
    for (Map.Entry<Slot, SlotDesired> slot : desired.slots().entrySet()) {
      if (!kept
          && !ReleaseParts.isKept(
              slot.getValue().target().revision(), context.holdings(), context.owner())) {
        continue;
      }
      Optional<Deployment> live = deployment(context, slot.getKey());
      var pods = context.holdings().podsOf(context.owner().name(), slot.getKey());
      progress.note(
          live,
          context
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
      ReconcileContext context,
      ReleaseState state,
      Desired desired,
      Progress progress,
      Instant now) {
    progress.begin(Part.ROUTE);
    boolean asDesired =
        progress.attempt(Task.WRITE_ROUTE, () -> routes(context, state, desired, progress, now));
    progress.routed(asDesired);
    return asDesired;
  }

  private static boolean routes(
      ReconcileContext context,
      ReleaseState state,
      Desired desired,
      Progress progress,
      Instant now) {
    Instant decidedAt = state.splitAt().orElse(Instant.EPOCH);
    List<HasMetadata> seen = context.holdings().routes();
    Routing routing = context.routing();
    if (desired.route().isEmpty()) {
      return progress.note(seen, routing.bindings(desired.route()).release(seen));
    }
    RouteDesired route = desired.route().get();
    RouteBindings bindings = routing.bindings(route, now);
    RouteWrites written = bindings.write(new RouteWrite(route.split(), decidedAt), seen);
    if (bindings.offers()) {
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
  Progress goBack(ReconcileContext context, ReleaseState state, Desired desired) {
    var progress = new Progress(cache, context.turn());
    progress.begin(Part.ROUTE);
    progress.attempt(Task.WRITE_ROUTE, () -> goBack(context, state, desired, progress));
    return progress;
  }

  private static void goBack(
      ReconcileContext context, ReleaseState state, Desired desired, Progress progress) {
    List<HasMetadata> seen = context.holdings().routes();
    RouteBindings bindings = context.routing().bindings(desired.route());
    if (desired.route().isEmpty()) {
      progress.note(seen, bindings.release(seen));
      return;
    }
    Instant decidedAt = state.splitAt().orElse(Instant.EPOCH);
    RouteWrite write = new RouteWrite(desired.route().get().split(), decidedAt);
    WentBack.of(state)
        .map(note -> bindings.writeInForce(write.noting(note.text()), seen))
        .ifPresent(results -> progress.note(seen, results));
  }

  private void pullers(ReconcileContext context, Desired desired, Progress progress, Instant now) {
    List<Pod> seen = discarded.without(context.holdings().pullers());
    Optional<PullerPlan> plan =
        desired
            .staging()
            .flatMap(target -> StagingProgress.plan(context, target, cache.nodes(), now))
            .map(wanted -> wanted.deleting(discarded::without));
    List<Applied<Pod>> results =
        plan.map(context.writers().pullers()::write)
            .orElseGet(() -> context.writers().pullers().clear(seen));
    PullerMemory memory = context.session().pullers();
    plan.ifPresentOrElse(wanted -> memory.written(results, wanted.create(), now), memory::clear);
    boolean done = progress.note(seen, results);
    if (done) {
      discarded.add(plan.map(PullerPlan::delete).orElse(seen));
    }
    plan.flatMap(PullerPlan::again).ifPresent(progress::wakeAt);
  }

  private static void empty(ReconcileContext context, Slot slot, Progress progress) {
    Optional<Deployment> live = deployment(context, slot);
    progress.note(live, context.writers().slots().empty(live));
  }

  private static Optional<Deployment> deployment(ReconcileContext context, Slot slot) {
    return Holdings.named(context.holdings().deployments(), context.names().slot(slot));
  }
}
