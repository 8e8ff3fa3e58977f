package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.desired.RouteDesired;
import dev.hotswap.core.release.machine.Decision;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.machine.Wake;
import dev.hotswap.core.release.machine.WayBack;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.kube.decode.UnreadableParts;
import dev.hotswap.operator.reconcile.Backoffs.Part;
import dev.hotswap.operator.reconcile.StatusWriter.Conflict;
import dev.hotswap.operator.reconcile.StatusWriter.Gone;
import dev.hotswap.operator.reconcile.StatusWriter.Persisted;
import dev.hotswap.operator.reconcile.StatusWriter.Postponed;
import dev.hotswap.operator.reconcile.StatusWriter.Refused;
import dev.hotswap.operator.reconcile.StatusWriter.Unchanged;
import dev.hotswap.operator.reconcile.StatusWriter.Written;
import dev.hotswap.operator.reconcile.mapping.MemoryMapping;
import dev.hotswap.operator.reconcile.mapping.MemoryMapping.Remembered;
import dev.hotswap.operator.reconcile.mapping.MemoryMapping.Unreadable;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One release's turn: observe, decide, persist, converge, sleep. A conflict reads again and decides
 * again at once, at most three times: a rollback never waits for a back-off.
 */
public final class ReleaseLoop {
  private static final int TRIES = 4;
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

  private final ReleaseObserver observer;
  private final StatusInputs inputs;
  private final StatusWriter status;
  private final ReleaseConverger converger;
  private final LiveReads live;
  private final TurnEnd turnEnd;
  private final UnpersistedDecisions unpersisted;
  private final Sessions sessions;
  private final BooleanSupplier leading;
  private final FaultBarrier faults;
  private final Clock clock;

  ReleaseLoop(
      ReleaseObserver observer,
      StatusInputs inputs,
      StatusWriter status,
      ReleaseConverger converger,
      LiveReads live,
      TurnEnd turnEnd,
      UnpersistedDecisions unpersisted,
      Sessions sessions,
      BooleanSupplier leading,
      FaultBarrier faults,
      Clock clock) {
    this.observer = observer;
    this.inputs = inputs;
    this.status = status;
    this.converger = converger;
    this.live = live;
    this.turnEnd = turnEnd;
    this.unpersisted = unpersisted;
    this.sessions = sessions;
    this.leading = leading;
    this.faults = faults;
    this.clock = clock;
  }

  /**
   * Takes one turn.
   *
   * @param seen the release as the cache has it
   * @param giveWay true once something else of this release cannot wait
   * @return what is remembered now; empty when the release is gone, too contended, or its status
   *     cannot be read: then nothing is touched
   */
  public Optional<ReleaseState> turn(GoRelease seen, BooleanSupplier giveWay) {
    Optional<GoRelease> release = Optional.of(seen);
    for (int tries = 0; tries < TRIES && release.isPresent(); tries++) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      var turn = new TurnGuard(faults, key(seen), now);
      Session session = sessions.of(release.get());
      Optional<ReleaseState> state = remembered(session, release.get(), turn, now);
      if (state.isEmpty()) {
        return state;
      }
      Observation observed = observer.observe(session, release.get(), state.get(), turn, now);
      Decision decision = decide(observed, now);
      Persisted persisted = persist(observed, decision.next(), now);
      if (persisted instanceof Refused refused && wentBack(observed, decision, refused, now)) {
        if (decision.next().deletion().filter(Deletion::done).isPresent()) {
          return Optional.of(decision.next());
        }
        throw refused.why();
      }
      release =
          switch (persisted) {
            case Gone() -> Optional.empty();
            case Conflict(GoRelease newer) -> Optional.of(newer);
            case Refused stale -> live.release(release.get());
            case Unchanged(GoRelease same) -> Optional.of(same);
            case Postponed(GoRelease same, Instant until) -> Optional.of(same);
            case Written(GoRelease fresh) -> {
              live.wrote(release.get(), fresh);
              session.unpersisted().written();
              yield Optional.of(fresh);
            }
          };
      if (remembered(persisted)) {
        if (converge(observed, decision, persisted, giveWay, now)) {
          return Optional.of(decision.next());
        }
        // Whoever was faster may have decided anew. Read after the route, or fencing has a gap.
        release = release.flatMap(live::release);
      }
    }
    release.ifPresent(this::soon);
    return Optional.empty();
  }

  /** Takes another turn in a second: this one was too contended. */
  void soon(GoRelease release) {
    turnEnd.soon(release, clock.instant());
  }

  /** The name under which a release is known. */
  static ReleaseKey key(GoRelease release) {
    return new ReleaseKey(release.getMetadata().getNamespace(), release.getMetadata().getName());
  }

  private Optional<ReleaseState> remembered(
      Session session, GoRelease release, TurnGuard turn, Instant now) {
    Optional<String> unread = UnreadableParts.sentence(release);
    if (unread.isPresent()) {
      turnEnd.untouched(
          session, release, unread.get() + ": nothing is touched; correct that field", now);
      return Optional.empty();
    }
    return switch (MemoryMapping.read(release.getStatus())) {
      case Remembered(ReleaseState state) ->
          Optional.of(unpersisted.recall(session.unpersisted(), release, state, turn));
      case Unreadable(String sentence) -> {
        turnEnd.untouched(session, release, sentence, now);
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
        seen.routed(desired.route()) && desired.route().flatMap(RouteDesired::offered).isEmpty();
    return !asDesired && !live.current(seen.context().release());
  }

  /** Where nothing can be decided, what was decided last is kept up. */
  private static Decision decide(Observation seen, Instant now) {
    ReconcileContext context = seen.context();
    return context
        .turn()
        .value(
            Task.DECISION,
            () -> ReleaseMachine.decide(context.intent(), context.state(), seen.world(), now),
            fault -> new Decision(context.state(), new Wake.At(now.plus(AFTER_A_FAULT))));
  }

  private Persisted persist(Observation seen, ReleaseState next, Instant now) {
    ReconcileContext context = seen.context();
    GoReleaseStatus says = inputs.status(seen, next, now);
    Persisted persisted = status.persist(context.session().words(), context.release(), says, now);
    return persisted instanceof Refused(KubernetesClientException why, boolean mayPass) && mayPass
        ? status.persist(context.session().words(), context.release(), says, now)
        : persisted;
  }

  /**
   * Requests go back although status is refused, where that is what was decided: the route says
   * why, in the same write, so that whoever comes next knows it. Never on news that are old, nor
   * without leading.
   *
   * @return false when something changed since it was read, so that it must be decided again
   */
  private boolean wentBack(Observation seen, Decision decision, Refused refused, Instant now) {
    ReconcileContext context = seen.context();
    ReleaseState next = decision.next();
    Optional<Desired> desired = ReleaseMachine.desired(context.intent(), next);
    boolean goes = desired.isPresent() && WayBack.goesUntold(context.intent(), next);
    List<String> troubles = List.of();
    if (goes && !seen.routed(desired.get().route())) {
      if (!live.current(context.release())) {
        return false;
      }
      if (!leading.getAsBoolean()) {
        return true;
      }
      context.session().unpersisted().goesBack();
      Progress progress = converger.goBack(context, next, desired.get());
      if (!progress.conflicts().isEmpty()) {
        live.again(context, desired.get(), progress.conflicts());
        return false;
      }
      troubles = progress.allTroubles();
    }
    context.session().unpersisted().refused(next);
    turnEnd.refused(seen, next, refused.sentence(), RouteOutcome.of(goes, troubles), now);
    return true;
  }

  private static boolean remembered(Persisted persisted) {
    return switch (persisted) {
      case Written written -> true;
      case Unchanged unchanged -> true;
      case Postponed postponed -> true;
      case Conflict conflict -> false;
      case Gone gone -> false;
      case Refused refused -> false;
    };
  }

  /** A version began to be tried that nobody looked at yet: what is in its way is seen next. */
  private static boolean beginsUnseen(Observation seen, Decision decision) {
    Optional<Instant> before = seen.context().state().attempt().map(Attempt::startedAt);
    return !before.equals(decision.next().attempt().map(Attempt::startedAt))
        && seen.world().preflight() instanceof Seen.Unknown
        && decision
            .next()
            .attempt()
            .filter(attempt -> attempt.stage().awaitsPreflight())
            .isPresent();
  }

  /** False when something changed since it was read, so that it must be decided again. */
  private boolean converge(
      Observation seen,
      Decision decision,
      Persisted persisted,
      BooleanSupplier giveWay,
      Instant now) {
    ReconcileContext context = seen.context();
    List<Instant> again = new ArrayList<>(seen.again().stream().toList());
    if (persisted instanceof Postponed(GoRelease same, Instant until)) {
      again.add(until);
    }
    if (beginsUnseen(seen, decision)) {
      again.add(now);
    }
    Optional<Desired> desired = ReleaseMachine.desired(context.intent(), decision.next());
    boolean news = persisted instanceof Written;
    boolean routed = seen.says(decision.next().split());
    if (desired.isPresent() && !news && overtaken(seen, desired.get())) {
      return false;
    }
    Instant written = now;
    Set<Part> parts = news ? EnumSet.allOf(Part.class) : context.session().backoffs().free(now);
    if (desired.isPresent() && !parts.isEmpty()) {
      Progress progress =
          converger.converge(context, decision.next(), desired.get(), parts, giveWay, now);
      if (!progress.conflicts().isEmpty()) {
        live.again(context, desired.get(), progress.conflicts());
        return false;
      }
      written = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      turnEnd.tried(context.session(), decision.next(), progress, now);
      progress.wake().ifPresent(again::add);
      routed = progress.routed().orElse(routed);
    }
    turnEnd.sleepUntil(seen, decision, desired, again, routed, written, now);
    return true;
  }
}
