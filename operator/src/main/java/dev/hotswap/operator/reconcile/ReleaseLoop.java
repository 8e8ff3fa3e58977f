package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.Decision;
import dev.hotswap.core.release.Desired;
import dev.hotswap.core.release.ReleaseMachine;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.release.Stage;
import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.kube.decode.UnreadableParts;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.reconcile.StatusWriter.Conflict;
import dev.hotswap.operator.reconcile.StatusWriter.Gone;
import dev.hotswap.operator.reconcile.StatusWriter.Persisted;
import dev.hotswap.operator.reconcile.StatusWriter.Postponed;
import dev.hotswap.operator.reconcile.StatusWriter.Unchanged;
import dev.hotswap.operator.reconcile.StatusWriter.Written;
import dev.hotswap.operator.reconcile.mapping.MemoryMapping;
import dev.hotswap.operator.reconcile.mapping.MemoryMapping.Remembered;
import dev.hotswap.operator.reconcile.mapping.MemoryMapping.Unreadable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One release's turn: observe, decide, persist, converge, sleep. A conflict reads again and decides
 * again at once, at most three times: a rollback never waits for a back-off.
 */
public final class ReleaseLoop {
  private static final int TRIES = 4;

  private final ReleaseObserver observer;
  private final StatusWriter status;
  private final ReleaseConverger converger;
  private final LiveReads live;
  private final Epilogue epilogue;
  private final Clock clock;

  ReleaseLoop(
      ReleaseObserver observer,
      StatusWriter status,
      ReleaseConverger converger,
      LiveReads live,
      Epilogue epilogue,
      Clock clock) {
    this.observer = observer;
    this.status = status;
    this.converger = converger;
    this.live = live;
    this.epilogue = epilogue;
    this.clock = clock;
  }

  /**
   * Takes one turn.
   *
   * @param seen the release as the cache has it
   * @param written told of the release as it is after its status was written
   * @return what is remembered now; empty when the release is gone, too contended, or its status
   *     cannot be read: then nothing is touched
   */
  public Optional<ReleaseState> turn(GoRelease seen, Consumer<GoRelease> written) {
    Optional<GoRelease> release = Optional.of(seen);
    for (int tries = 0; tries < TRIES && release.isPresent(); tries++) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Optional<ReleaseState> state = remembered(release.get(), now);
      if (state.isEmpty()) {
        return state;
      }
      Observation observed = observer.observe(release.get(), state.get(), now);
      Decision decision = decide(observed, now);
      Persisted persisted = persist(observed, decision.next(), now);
      release =
          switch (persisted) {
            case Gone() -> Optional.empty();
            case Conflict() -> live.release(release.get());
            case Unchanged(GoRelease same) -> Optional.of(same);
            case Postponed(GoRelease same, Instant until) -> Optional.of(same);
            case Written(GoRelease fresh) -> {
              written.accept(fresh);
              yield Optional.of(fresh);
            }
          };
      if (remembered(persisted)) {
        if (converge(observed, decision, persisted, now)) {
          return Optional.of(decision.next());
        }
        // Whoever was faster may have decided anew. Read after the route, or fencing has a gap.
        release = release.flatMap(live::release);
      }
    }
    release.ifPresent(contended -> epilogue.soon(contended, clock.instant()));
    return Optional.empty();
  }

  /** Forgets a release that is gone. */
  public void forget(GoRelease gone) {
    ReleaseKey release = epilogue.forget(gone);
    observer.forget(release);
    status.forget(release);
  }

  private Optional<ReleaseState> remembered(GoRelease release, Instant now) {
    Optional<String> unread = UnreadableParts.sentence(release);
    if (unread.isPresent()) {
      epilogue.untouched(release, unread.get() + ": nothing is touched; correct that field", now);
      return Optional.empty();
    }
    return switch (MemoryMapping.read(release.getStatus())) {
      case Remembered(ReleaseState state) -> Optional.of(state);
      case Unreadable(String sentence) -> {
        epilogue.untouched(release, sentence, now);
        yield Optional.empty();
      }
    };
  }

  /**
   * Whether a route would be written for a release that says something else by now. Persisting
   * finds that out by itself; where there is nothing to persist, the release is read once more.
   */
  private boolean overtaken(Observation seen, Desired desired) {
    boolean asDesired =
        seen.world()
            .route()
            .known()
            .filter(
                route ->
                    desired
                        .route()
                        .map(wanted -> route.says(wanted.split()) && wanted.offered().isEmpty())
                        .orElse(route.said().isEmpty()))
            .isPresent();
    return !asDesired && !live.current(seen.scene().release());
  }

  /** Whether the route was read to say what is remembered. */
  private static boolean says(Observation seen, ReleaseState state) {
    return seen.world()
        .route()
        .known()
        .filter(route -> state.split().filter(route::says).isPresent())
        .isPresent();
  }

  private static Decision decide(Observation seen, Instant now) {
    return ReleaseMachine.decide(seen.scene().intent(), seen.scene().state(), seen.world(), now);
  }

  private Persisted persist(Observation seen, ReleaseState next, Instant now) {
    Scene scene = seen.scene();
    return status.persist(scene.key(), scene.release(), epilogue.status(seen, next, now), now);
  }

  private static boolean remembered(Persisted persisted) {
    return switch (persisted) {
      case Written written -> true;
      case Unchanged unchanged -> true;
      case Postponed postponed -> true;
      case Conflict conflict -> false;
      case Gone gone -> false;
    };
  }

  /** A version began to be tried that nobody looked at yet: what is in its way is seen next. */
  private static boolean beginsUnseen(Observation seen, Decision decision) {
    Optional<Instant> before = seen.scene().state().attempt().map(Attempt::startedAt);
    return !before.equals(decision.next().attempt().map(Attempt::startedAt))
        && seen.world().preflight() instanceof Seen.Unknown
        && decision
            .next()
            .attempt()
            .filter(attempt -> attempt.stage() instanceof Stage.Preflight)
            .isPresent();
  }

  /** False when something changed since it was read, so that it must be decided again. */
  private boolean converge(Observation seen, Decision decision, Persisted persisted, Instant now) {
    Scene scene = seen.scene();
    List<Instant> again = new ArrayList<>(seen.again().stream().toList());
    if (persisted instanceof Postponed(GoRelease same, Instant until)) {
      again.add(until);
    }
    if (beginsUnseen(seen, decision)) {
      again.add(now);
    }
    Optional<Desired> desired = ReleaseMachine.desired(scene.intent(), decision.next());
    boolean news = persisted instanceof Written;
    boolean routed = says(seen, decision.next());
    if (desired.isPresent() && !news && overtaken(seen, desired.get())) {
      return false;
    }
    if (desired.isPresent() && (news || !epilogue.holds(scene.key(), now))) {
      Progress progress = converger.converge(scene, decision.next(), desired.get(), now);
      if (progress.conflict()) {
        live.routes(scene, desired.get());
        return false;
      }
      epilogue.tried(scene.key(), progress, now);
      progress.wake().ifPresent(again::add);
      routed = progress.routed();
    }
    epilogue.sleepUntil(seen, decision, desired, again, routed, now);
    return true;
  }
}
