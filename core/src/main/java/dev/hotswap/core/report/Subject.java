package dev.hotswap.core.report;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.input.Unreached;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a report is about. */
record Subject(Intent intent, ReleaseState state, World world) {
  /** What holds the release. */
  Optional<Obstacle> hold() {
    return Holds.of(intent, state, world, Instant.MAX)
        .map(obstacle -> obstacle instanceof Obstacle.NotFollowed ? notFollowed() : obstacle);
  }

  private Obstacle notFollowed() {
    return unreached().<Obstacle>map(Obstacle.NotReached::new).orElseGet(Obstacle.NotFollowed::new);
  }

  /** Pods of the candidate that are ready and that some gateway pod does not reach. */
  Optional<Unreached> unreached() {
    return state
        .attempt()
        .flatMap(attempt -> seenAt(attempt.to()))
        .flatMap(at -> Holds.of(intent, state, world, at))
        .filter(Obstacle.NotReached.class::isInstance)
        .map(hold -> ((Obstacle.NotReached) hold).pods());
  }

  private Optional<Instant> seenAt(BackendId backend) {
    return switch (world.backend(backend)) {
      case Seen.Known<Backend>(Backend seen, Instant at) -> Optional.of(at);
      case Seen.Unknown<Backend>(String why, Instant since) -> Optional.empty();
    };
  }

  /** What holds the release in Preflight. */
  List<Problem> obstructions() {
    return world.preflight().known().orElse(List.of()).stream().filter(Problem::blocks).toList();
  }

  Optional<Backend> backend(BackendId backend) {
    return world.backend(backend).known();
  }

  /** True where stable shall run, is seen, and has nothing ready. */
  boolean stableLost() {
    return intent.replicas() > 0
        && state
            .stable()
            .flatMap(stable -> backend(stable.backend()))
            .filter(backend -> backend.ready() == 0)
            .isPresent();
  }

  /** True where stable shall have no pods, so that nobody is served. */
  boolean scaledToZero() {
    return intent.replicas() == 0 && state.stable().isPresent() && state.attempt().isEmpty();
  }

  /** The attempt that ended last, where it was to bring stable up again and went back. */
  Optional<HistoryEntry> failedRestart() {
    return state.history().stream()
        .findFirst()
        .filter(entry -> entry.outcome() == HistoryEntry.Outcome.ROLLED_BACK)
        .filter(entry -> stableIs(entry.target().revision()));
  }

  private boolean stableIs(Revision revision) {
    return state.stable().filter(s -> s.target().revision().equals(revision)).isPresent();
  }

  /** True where the candidate gets every request only because stable has nothing ready. */
  boolean candidateStandsIn(Attempt attempt) {
    return stableLost()
        && weight(attempt) == 100
        && attempt.stage() instanceof Stage.Shifting stage
        && attempt.plan().steps().get(stage.step()).weight() < 100;
  }

  /** Why the form of the routes in spec is not taken. */
  Optional<String> routesRefused() {
    return world
        .route()
        .known()
        .flatMap(Route::refused)
        .filter(refused -> refused.revision().equals(intent.routes()))
        .map(Route.Refused::why);
  }

  boolean routesInForce() {
    return state.routes().equals(Optional.of(intent.routes()));
  }

  /** True where the route was read back and says something else than was decided. */
  boolean routeUnwritten() {
    return world
        .route()
        .known()
        .filter(route -> state.split().filter(split -> !route.says(split)).isPresent())
        .isPresent();
  }

  /** What the route was read back to say, in words. */
  String routeSaid() {
    return world
        .route()
        .known()
        .flatMap(Route::said)
        .map(said -> said.whole() ? SplitSentence.of(said.split()) : "not the same everywhere")
        .orElse("nothing");
  }

  /** Who else sends requests to the slots, as it follows in a sentence; empty for nobody. */
  String others() {
    return world.route().known().flatMap(Route::others).map(who -> "; " + who).orElse("");
  }

  boolean stableIsWanted() {
    return stableIs(intent.target().revision());
  }

  String stableVersion() {
    return state.stable().map(Serving::target).map(target -> target.version()).orElse("nothing");
  }

  int weight(Attempt attempt) {
    return state.share(attempt.to());
  }

  int ready(Attempt attempt) {
    return backend(attempt.to()).map(Backend::ready).orElse(0);
  }

  int wantedReplicas(Attempt attempt) {
    return ReleaseMachine.desired(intent, state)
        .map(Desired::slots)
        .flatMap(slots -> attempt.slot().flatMap(slot -> Optional.ofNullable(slots.get(slot))))
        .map(Desired.SlotDesired::replicas)
        .orElse(0);
  }

  boolean leaving() {
    return intent.deleting() || state.deletion().isPresent();
  }

  boolean knownSchema() {
    return state.schema() == ReleaseState.SCHEMA;
  }
}
