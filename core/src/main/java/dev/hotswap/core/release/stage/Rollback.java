package dev.hotswap.core.release.stage;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.input.Timing;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.RollingBack.Leg;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Starting;
import dev.hotswap.core.world.SlotPods;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way back: the weight first, alone; then the public Service where it had moved; then requests
 * in flight finish; then the candidate's pods go. Without a stable there is nothing to go back to:
 * the route is taken away instead, because an answer "no such route" is honest and a route to
 * nothing is not.
 */
public final class Rollback {
  private Rollback() {}

  /** Goes back now, from wherever the attempt is. */
  public static ReleaseState begin(
      DecisionInput input, ReleaseState state, Attempt attempt, Breach why) {
    Attempt ending = attempt.because(why);
    return switch (attempt.stage()) {
      case Stage.Preparing _, Starting _, Shifting _ ->
          onTheWay(input, state, ending, why.cause(), false);
      case Promoting s ->
          onTheWay(input, state, ending, why.cause(), s.move() != Promoting.Move.WEIGHT);
      case Stage.Finishing s -> state;
    };
  }

  private static ReleaseState onTheWay(
      DecisionInput input, ReleaseState state, Attempt attempt, Cause cause, boolean publicMoved) {
    Leg leg =
        attempt.trafficSince().isPresent() || mayBeReached(input, state, attempt)
            ? Leg.ROUTE_ALONE
            : Leg.EMPTY;
    RollingBack stage = new RollingBack(leg, input.now(), cause, attempt.ownsSlot(), publicMoved);
    ReleaseState going = Rejection.decided(state, attempt, cause, input.now()).at(attempt, stage);
    return going
        .stable()
        .map(
            stable ->
                attempt.trafficSince().isPresent()
                    ? Traffic.back(input, going, stable.backend(), cause)
                    : Traffic.home(input, going, stable.backend()))
        .orElseGet(() -> going.split(Optional.empty(), input.now()));
  }

  /** A gateway may not have followed yet since a route was taken away whose status was lost. */
  private static boolean mayBeReached(DecisionInput input, ReleaseState state, Attempt attempt) {
    boolean nothingReady =
        input.backend(attempt.to()).filter(backend -> backend.ready() == 0).isPresent();
    return state.stable().isEmpty()
        && !nothingReady
        && !input.passed(attempt.startedAt(), Timing.UNWATCHED_ROUTE);
  }

  /** One step further back. */
  public static ReleaseState advance(
      DecisionInput input, ReleaseState state, Attempt attempt, RollingBack stage) {
    ReleaseState safe =
        state
            .stable()
            .map(stable -> home(input, state, attempt, stable.backend(), stage.cause()))
            .orElse(state);
    boolean candidateServes = stage.started() && safe.serves(attempt.to());
    if (!safe.equals(state) || (candidateServes && stage.leg() != Leg.ROUTE)) {
      Attempt current = safe.attempt().orElse(attempt);
      Leg leg = candidateServes ? Leg.ROUTE : stage.leg();
      return safe.at(
          current, on(stage, leg, candidateServes ? Optional.empty() : stage.restoredAt()));
    }
    return switch (stage.leg()) {
      case ROUTE_ALONE -> routeAlone(input, state, attempt, stage);
      case ROUTE -> route(input, state, attempt, stage);
      case PUBLIC_BOTH ->
          publicService(input, state, attempt, stage, attempt.both(), Leg.PUBLIC_STABLE);
      case PUBLIC_STABLE -> publicService(input, state, attempt, stage, served(attempt), Leg.DRAIN);
      case DRAIN -> drain(input, state, attempt, stage);
      case EMPTY -> empty(input, state, attempt);
    };
  }

  /** A candidate that never had requests is not what they have to leave. */
  private static ReleaseState home(
      DecisionInput input, ReleaseState state, Attempt attempt, BackendId stable, Cause why) {
    if (attempt.trafficSince().isEmpty()) {
      return Traffic.home(input, state, stable);
    }
    Split all = Split.all(stable);
    return why.urgent() ? Traffic.atOnce(input, state, all) : Traffic.toward(input, state, all);
  }

  private static ReleaseState routeAlone(
      DecisionInput input, ReleaseState state, Attempt attempt, RollingBack stage) {
    return restored(input, state, stage)
        ? backOnStable(input, state, attempt, stage)
        : input.passed(stage.since(), Timing.ROUTE_ALONE)
            ? state.at(attempt, on(stage, Leg.ROUTE, Optional.empty()))
            : state;
  }

  private static ReleaseState route(
      DecisionInput input, ReleaseState state, Attempt attempt, RollingBack stage) {
    return !state.serves(attempt.to()) && restored(input, state, stage)
        ? backOnStable(input, state, attempt, stage)
        : state;
  }

  private static boolean restored(DecisionInput input, ReleaseState state, RollingBack stage) {
    return state.stable().isPresent()
        ? input.followed(state)
        : input.routeIsGone() && input.passed(stage.since(), Timing.UNWATCHED_ROUTE);
  }

  private static ReleaseState backOnStable(
      DecisionInput input, ReleaseState state, Attempt attempt, RollingBack stage) {
    Leg next = stage.publicMoved() && state.stable().isPresent() ? Leg.PUBLIC_BOTH : Leg.DRAIN;
    return state.at(attempt, on(stage, next, Optional.of(input.now())));
  }

  private static Set<BackendId> served(Attempt attempt) {
    return attempt.from().stream().collect(Collectors.toUnmodifiableSet());
  }

  private static ReleaseState publicService(
      DecisionInput input,
      ReleaseState state,
      Attempt attempt,
      RollingBack stage,
      Set<BackendId> members,
      Leg next) {
    if (!input.publicMembersAre(members)) {
      return state;
    }
    Optional<Instant> seenAt = stage.seenAt();
    Instant restored = stage.restoredAt().orElse(stage.since());
    if (seenAt.isEmpty()
        && !PublicMove.followedBack(
            input, attempt, members, attempt.from().orElse(attempt.to()), restored)) {
      return state;
    }
    if (seenAt.isEmpty()) {
      return state.at(
          attempt,
          new RollingBack(
              stage.leg(),
              stage.since(),
              stage.cause(),
              stage.started(),
              stage.publicMoved(),
              stage.restoredAt(),
              Optional.of(input.now())));
    }
    return input.passed(seenAt.get(), Timing.publicSettle(attempt.plan()))
        ? state.at(attempt, on(stage, next, stage.restoredAt()))
        : state;
  }

  private static ReleaseState drain(
      DecisionInput input, ReleaseState state, Attempt attempt, RollingBack stage) {
    Instant from = stage.restoredAt().orElse(stage.since());
    return Drain.finished(input, attempt.to(), attempt.plan().drain(), from)
        ? state.at(attempt, on(stage, Leg.EMPTY, stage.restoredAt()))
        : state;
  }

  private static ReleaseState empty(DecisionInput input, ReleaseState state, Attempt attempt) {
    // A slot that still keeps the version before warm was never the candidate's.
    boolean nothingThere =
        state.retained().isPresent()
            || attempt
                .slotOfItsOwn()
                .filter(slot -> input.slot(slot).filter(SlotPods::empty).isEmpty())
                .isEmpty();
    return nothingThere ? Ending.of(input, state, attempt) : state;
  }

  private static RollingBack on(RollingBack stage, Leg leg, Optional<Instant> restoredAt) {
    return new RollingBack(
        leg,
        stage.since(),
        stage.cause(),
        stage.started(),
        stage.publicMoved(),
        restoredAt,
        Optional.empty());
  }
}
