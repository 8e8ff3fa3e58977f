package dev.hotswap.core.release.input;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.core.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One look: all that a decision may rest on besides what is remembered.
 *
 * @param start what is in force when the decision begins: a split that is left and come back to
 *     within one decision was never left
 */
public record DecisionInput(Intent intent, World world, Instant now, ReleaseState start) {
  /** A look on its own: nothing is in force yet. */
  public DecisionInput(Intent intent, World world, Instant now) {
    this(intent, world, now, ReleaseState.NEW);
  }

  /** The same look at a decision that begins here. */
  public DecisionInput from(ReleaseState begin) {
    return new DecisionInput(intent, world, now, begin);
  }

  /** Time that went by since {@code then}; none when the clock went back. */
  Duration since(Instant then) {
    return then.isBefore(now) ? Duration.between(then, now) : Duration.ZERO;
  }

  /** True once {@code time} went by since {@code then}. */
  public boolean passed(Instant then, Duration time) {
    return !then.isAfter(now) && since(then).compareTo(time) >= 0;
  }

  /** Pods of this slot; empty while they cannot be seen. */
  public Optional<SlotPods> slot(Slot slot) {
    return world.slot(slot).known();
  }

  /** What is seen behind this backend; empty while it cannot be seen. */
  public Optional<Backend> backend(BackendId backend) {
    return world.backend(backend).known();
  }

  /** Backends behind which a known target has, or wants, pods; of adopted ones others see to it. */
  public List<BackendId> populated() {
    return world.backends().keySet().stream()
        .filter(backend -> backend(backend).flatMap(Backend::runs).isPresent())
        .filter(backend -> backend.slot().flatMap(this::slot).filter(SlotPods::empty).isEmpty())
        .toList();
  }

  /** Ready pods that are seen behind this backend. */
  public int ready(BackendId backend) {
    return backend(backend).map(Backend::ready).orElse(0);
  }

  /** True where pods are seen behind this backend, ready or not. */
  public boolean hasPods(BackendId backend) {
    return backend
        .slot()
        .map(slot -> slot(slot).filter(pods -> pods.pods() > 0).isPresent())
        .orElseGet(() -> ready(backend) > 0);
  }

  /** What runs behind this backend, with the images it was given. */
  public Optional<Serving> serving(BackendId backend) {
    Optional<SlotPods> pods = backend.slot().flatMap(this::slot);
    Map<String, String> images = pods.map(SlotPods::images).orElse(Map.of());
    Optional<Target> host = pods.flatMap(SlotPods::holds);
    return backend(backend)
        .flatMap(Backend::runs)
        .map(running -> new Serving(running, backend, host, images, routes()));
  }

  /** The form of the routes that is in force, or that is read where nobody remembers. */
  private Optional<RouteRevision> routes() {
    return start.routes().or(() -> said().flatMap(Route.Said::revision));
  }

  /** What the route objects say; empty where there is none, or they cannot be seen. */
  public Optional<Route.Said> said() {
    return world.route().known().flatMap(Route::said);
  }

  /** What the metric source says; empty while it says nothing. */
  public Optional<Readings> readings() {
    return world.readings().known();
  }

  /** The number that capacity is measured by while an attempt runs. */
  public int replicas(Attempt attempt) {
    return Math.max(attempt.floorReplicas(), intent.replicas());
  }

  /** True when the candidate runs with enough ready pods for {@code weight} percent. */
  public boolean carries(Attempt attempt, int weight) {
    return backend(attempt.to())
        .filter(b -> b.runs(attempt.candidate().revision()))
        .filter(b -> b.ready() > 0 || weight == 0)
        .filter(b -> b.ready() >= Sizing.capacity(weight, replicas(attempt)))
        .isPresent();
  }

  /**
   * True when every gateway pod reaches as many of the candidate's pods as {@code weight} needs.
   */
  public boolean reaches(Attempt attempt, int weight) {
    return reachable(attempt.to()) >= pods(attempt, weight);
  }

  /** What it waits for where as many pods are ready and some gateway pod does not reach them. */
  public Optional<Unreached> unreached(Attempt attempt, int weight) {
    return backend(attempt.to())
        .flatMap(backend -> Unreached.of(backend, pods(attempt, weight), now));
  }

  private int pods(Attempt attempt, int weight) {
    return Math.max(1, Sizing.capacity(weight, replicas(attempt)));
  }

  /** Ready pods of this backend that every gateway pod reaches. */
  public int reachable(BackendId backend) {
    return backend(backend).map(seen -> seen.reach().pods(now)).orElse(0);
  }

  /** True where this revision is seen to run behind this backend. */
  public boolean runs(BackendId backend, Revision revision) {
    return backend(backend).filter(seen -> seen.runs(revision)).isPresent();
  }

  /**
   * True when the gateway was seen to follow the split that is remembered, since it was decided. A
   * sighting from before counts too once it outlived the time in which a gateway follows: the clock
   * was set meanwhile, or the split was left and come back to unseen. Where others send requests to
   * the slots too, nothing that is counted can take an assumption back: it is made only once any
   * gateway would have followed.
   */
  public boolean followed(ReleaseState state) {
    return isWritten(state)
        && applied()
            .filter(applied -> Optional.of(applied.split()).equals(state.split()))
            .filter(
                applied ->
                    state
                        .splitAt()
                        .filter(applied.since()::isBefore)
                        .filter(at -> !passed(at, Timing.UNWATCHED_ROUTE))
                        .isEmpty())
            .filter(applied -> !applied.assumed() || others().isEmpty() || hadTime(state))
            .isPresent();
  }

  /** True when every route object was read back with the split that is remembered. */
  boolean isWritten(ReleaseState state) {
    return world
        .route()
        .known()
        .filter(route -> state.split().filter(route::says).isPresent())
        .isPresent();
  }

  /** True when a route is seen that does not say what is remembered: no gateway can follow. */
  private boolean unwritten(ReleaseState state) {
    return world.route().known().isPresent() && state.split().isPresent() && !isWritten(state);
  }

  /**
   * True when the gateway follows a split, or had time to, that was decided after {@code since}.
   */
  public boolean settled(ReleaseState state, Instant since) {
    return state.splitAt().filter(since::isBefore).isEmpty() || hadTime(state) || followed(state);
  }

  /** True when any gateway would have followed by now, watched or not. */
  private boolean hadTime(ReleaseState state) {
    return !unwritten(state)
        && state.splitAt().filter(at -> !passed(at, Timing.UNWATCHED_ROUTE)).isEmpty();
  }

  /** True when no request is on its way to these any more, as far as anybody can tell. */
  public boolean outOfService(ReleaseState state, Predicate<BackendId> which) {
    return !state.serves(which) && (hadTime(state) || followed(state) || wasFollowed(state));
  }

  /**
   * True when the attempt that ended last saw the gateway follow the split that is still in force,
   * and nothing that is seen speaks against it: who watches anew does not have to see it again.
   */
  private boolean wasFollowed(ReleaseState state) {
    Optional<Instant> seen = state.history().stream().findFirst().flatMap(HistoryEntry::followedAt);
    return !contradicts(state)
        && state.splitAt().filter(at -> seen.filter(s -> !s.isBefore(at)).isPresent()).isPresent();
  }

  /** True when the route, or the gateway, shows another split than the one that is remembered. */
  public boolean contradicts(ReleaseState state) {
    return world
        .route()
        .known()
        .filter(
            route ->
                unwritten(state)
                    || !route.written().equals(state.split())
                    || route
                        .applied()
                        .filter(a -> !Optional.of(a.split()).equals(state.split()))
                        .isPresent())
        .isPresent();
  }

  /** True where the route can be read, and there is none. */
  public boolean routeIsGone() {
    return world.route().known().map(Route::written).filter(Optional::isEmpty).isPresent();
  }

  /** Who else is known to send requests to the slots, a sentence. */
  public Optional<String> others() {
    return world.route().known().flatMap(Route::others);
  }

  private Optional<Route.Applied> applied() {
    return world.route().known().flatMap(Route::applied);
  }

  /** True when the public Service is seen to select exactly these. */
  public boolean publicMembersAre(Set<BackendId> members) {
    return world.publicMembers().known().filter(members::equals).isPresent();
  }

  /** From when on a sample counts as later than this moment, whatever the clock did. */
  public Instant evidenceFrom() {
    return readings().map(Readings::newest).filter(now::isBefore).orElse(now);
  }
}
