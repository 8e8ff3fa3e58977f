package dev.hotswap.core.release.machine;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.hold.StepGate;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.input.Timing;
import dev.hotswap.core.release.stage.PublicMove;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Retained;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Clearing;
import dev.hotswap.core.release.state.Stage.Draining;
import dev.hotswap.core.release.state.Stage.Preflight;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Staging;
import dev.hotswap.core.release.state.Stage.Starting;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When to look again: the earliest of all times at which something follows without an event. */
final class Wakes {
  private Wakes() {}

  static Wake next(DecisionInput input, ReleaseState state) {
    Stream<Instant> times =
        Stream.concat(
            Stream.concat(
                state.retained().map(Retained::until).stream(),
                Stream.concat(
                    Stream.concat(split(state), reach(input, state)), rechecked(input, state))),
            state.deletion().isPresent()
                ? deletion(state.deletion().get())
                : state.attempt().map(a -> attempt(input, a)).orElseGet(() -> idle(input, state)));
    return times
        .filter(input.now()::isBefore)
        .min(Comparator.naturalOrder())
        .<Wake>map(Wake.At::new)
        .orElseGet(() -> new Wake.OnEvent(awaited(input, state)));
  }

  private static Stream<Instant> split(ReleaseState state) {
    return Stream.concat(
        state.attempt().isPresent() || state.retained().isPresent()
            ? after(state, Timing.UNWATCHED_ROUTE)
            : Stream.empty(),
        mayStandIn(state) ? after(state, Timing.STAND_IN) : Stream.empty());
  }

  private static boolean mayStandIn(ReleaseState state) {
    return state.attempt().isPresent()
        || state.retained().filter(old -> state.serves(old.serving().backend())).isPresent();
  }

  /** Where membership is not shown, pods can be relied on only after a while. */
  private static Stream<Instant> reach(DecisionInput input, ReleaseState state) {
    return mayStandIn(state)
        ? input.world().backends().values().stream()
            .flatMap(backend -> backend.known().stream())
            .flatMap(backend -> backend.reach().nextSettled(input.now()).stream())
        : Stream.empty();
  }

  private static Stream<Instant> rechecked(DecisionInput input, ReleaseState state) {
    return Holds.of(input, state)
        .filter(Obstacle.Rechecked.class::isInstance)
        .map(hold -> input.now().plus(Timing.PREFLIGHT_RECHECK))
        .stream();
  }

  private static Stream<Instant> after(ReleaseState state, Duration time) {
    return state.splitAt().map(at -> at.plus(time)).stream();
  }

  private static Stream<Instant> deletion(Deletion deletion) {
    return deletion.done()
        ? Stream.empty()
        : Stream.concat(
            Stream.of(deletion.since().plus(Timing.DELETION)),
            deletion.routeGoneAt().map(at -> at.plus(Timing.ROUTE_GONE)).stream());
  }

  private static Stream<Instant> idle(DecisionInput input, ReleaseState state) {
    return Phases.of(input, state) == Phase.PREFLIGHT
        ? Stream.of(input.now().plus(Timing.PREFLIGHT_RECHECK))
        : Stream.empty();
  }

  private static Stream<Instant> attempt(DecisionInput input, Attempt attempt) {
    Plan plan = attempt.plan();
    return switch (attempt.stage()) {
      case Preflight _, Clearing _ -> Stream.empty();
      case Staging s ->
          Stream.concat(Stream.of(s.since().plus(plan.stagingDeadline())), pulls(input, plan));
      case Starting s ->
          Stream.concat(
              Stream.of(s.counted(input.now()).plus(plan.stagingDeadline())),
              Stream.concat(incidents(input, attempt), blind(input, plan.analysis(), s)));
      case Shifting s ->
          Stream.concat(
              hold(input, attempt, s),
              Stream.concat(incidents(input, attempt), blind(input, plan.analysis(), s)));
      case Promoting s ->
          Stream.concat(
              Stream.concat(
                  s.seenAt().map(at -> at.plus(Timing.publicSettle(plan))).stream(),
                  PublicMove.again(input, s).stream()),
              incidents(input, attempt));
      case Draining s ->
          attempt.from().stream().flatMap(old -> drain(input, old, plan.drain(), s.since()));
      case RollingBack s -> back(input, attempt, s);
    };
  }

  private static Stream<Instant> pulls(DecisionInput input, Plan plan) {
    return input.world().staging().known().stream()
        .flatMap(staging -> staging.incidents().stream())
        .flatMap(incident -> ripe(input, incident, plan).stream());
  }

  private static Stream<Instant> incidents(DecisionInput input, Attempt attempt) {
    Instant longest = attempt.stage().since().plus(attempt.plan().stagingDeadline());
    return attempt.slot().flatMap(input::slot).stream()
        .flatMap(slot -> slot.incidents().stream())
        .flatMap(incident -> ripe(input, incident, attempt.plan()).stream())
        .flatMap(ripe -> Stream.of(ripe, longest));
  }

  private static Optional<Instant> ripe(DecisionInput input, Incident incident, Plan plan) {
    return switch (incident) {
      case Incident.Unready unready -> Optional.of(unready.since().plus(plan.progressDeadline()));
      case Incident.PullFailed failed -> Optional.of(failed.since().plus(Timing.PULL_GRACE));
      case Incident.NotStarted failed -> Optional.of(failed.since().plus(plan.progressDeadline()));
      case Incident.NotCreated refused -> Optional.empty();
      case Incident.SettingUp waiting -> Optional.of(asked(input, waiting.since()));
      case Incident.Crash crash -> Optional.empty();
      case Incident.Pulling pulling -> Optional.empty();
      case Incident.Evicted evicted -> Optional.empty();
      case Incident.NodeLost lost -> Optional.empty();
      case Incident.Unschedulable unschedulable -> Optional.empty();
    };
  }

  /** When it is asked why a pod is not set up: no object changes with the answer. */
  private static Instant asked(DecisionInput input, Instant since) {
    Instant first = since.plus(Timing.POD_EVENTS);
    return input.now().isBefore(first) ? first : input.now().plus(Timing.POD_EVENTS);
  }

  private static Stream<Instant> blind(DecisionInput input, AnalysisPlan analysis, Stage stage) {
    return BreachDetector.blindSince(input).stream()
        .map(since -> since.isBefore(stage.since()) ? stage.since() : since)
        .map(since -> since.plus(analysis.noData().after()));
  }

  /** The earliest end of a step's hold, if everything from now on is observed. */
  private static Stream<Instant> hold(DecisionInput input, Attempt attempt, Shifting stage) {
    Duration counted = StepGate.counted(input, stage);
    return stage.weightSeenAt().isEmpty()
        ? Stream.empty()
        : Stream.of(StepGate.step(attempt, stage).hold().time(), StepGate.needed(attempt, stage))
            .map(needed -> input.now().plus(needed.minus(counted)));
  }

  private static Stream<Instant> drain(
      DecisionInput input, BackendId backend, Duration drain, Instant since) {
    Stream<Instant> quiet =
        input
            .backend(backend)
            .map(Backend::flow)
            .flatMap(Seen::known)
            .map(Flow::quietSince)
            .stream()
            .map(at -> at.plus(drain));
    return Stream.concat(Stream.of(since.plus(drain)), quiet);
  }

  private static Stream<Instant> back(DecisionInput input, Attempt attempt, RollingBack stage) {
    return switch (stage.leg()) {
      case ROUTE_ALONE -> Stream.of(stage.since().plus(Timing.ROUTE_ALONE));
      case ROUTE, EMPTY -> Stream.empty();
      case PUBLIC_BOTH, PUBLIC_STABLE ->
          Stream.concat(
              stage.seenAt().map(at -> at.plus(Timing.publicSettle(attempt.plan()))).stream(),
              PublicMove.again(input, stage).stream());
      case DRAIN ->
          drain(
              input,
              attempt.to(),
              attempt.plan().drain(),
              stage.restoredAt().orElse(stage.since()));
    };
  }

  private static String awaited(DecisionInput input, ReleaseState state) {
    return state
        .attempt()
        .map(Wakes::awaited)
        .orElseGet(
            () ->
                switch (Phases.of(input, state)) {
                  case ROLLED_BACK, FAILED -> "another version in spec, or a retry";
                  case ADOPTING -> "a sight of both slots and the route";
                  case WAITING -> "spec.paused to be false";
                  case PREFLIGHT -> "nothing in the way";
                  case STABLE,
                      CLEARING,
                      STAGING,
                      STARTING,
                      SHIFTING,
                      PROMOTING,
                      DRAINING,
                      ROLLING_BACK ->
                      "a change of the spec";
                });
  }

  private static String awaited(Attempt attempt) {
    return switch (attempt.stage()) {
      case Preflight s -> "nothing in the way";
      case Clearing s -> "slot " + attempt.to() + " to be empty";
      case Staging s -> "the image on the nodes";
      case Starting s -> "ready pods in slot " + attempt.to();
      case Shifting s -> "a fresh reading, the gateway to follow, or a person";
      case Promoting s -> "the gateway and the public Service to follow";
      case Draining s -> "the end of requests in flight";
      case RollingBack s -> "the gateway to follow, then slot " + attempt.to() + " to be empty";
    };
  }
}
