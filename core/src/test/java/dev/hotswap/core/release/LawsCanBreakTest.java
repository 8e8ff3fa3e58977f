package dev.hotswap.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.core.release.desired.RouteDesired;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.machine.Decision;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.machine.Wake;
import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.core.release.state.Phase;
import dev.hotswap.core.release.state.Rejected;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.testing.Conduct;
import dev.hotswap.core.testing.Law;
import dev.hotswap.core.testing.Moment;
import dev.hotswap.core.testing.Scenario;
import dev.hotswap.core.testing.Worlds;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A law that nothing can break proves nothing: here each is broken by a decision made up for it.
 */
class LawsCanBreakTest {
  private static final Target OTHER = new Target(new Revision("r99"), "9.9");

  private final Moment half =
      Scenario.stable("1.0")
          .commit("2.0", Conduct.HEALTHY)
          .untilWeight(50)
          .pass(3)
          .moments()
          .getLast();
  private final ReleaseState state = half.after();
  private final Attempt attempt = state.attempt().orElseThrow();
  private final Shifting step = (Shifting) attempt.stage();

  /** Of the one that is left out the type {@link Split} sees to it. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WEIGHTS_SUM_TO_100")
  void aDecisionMadeUpForItBreaksIt(Law law) {
    assertThat(law.broken(madeUp(law))).isPresent();
  }

  private Moment madeUp(Law law) {
    return switch (law) {
      case WEIGHTS_SUM_TO_100 -> half;
      case NO_WEIGHT_TO_A_SLOT_WITH_NOTHING_READY -> seen(ready(Slot.B, 0), state, state);
      case WEIGHT_RISES_ONLY_ON_ENOUGH_READY_PODS -> seen(ready(Slot.B, 1), at(0, state), state);
      case WEIGHT_RISES_ONLY_ON_PODS_THE_GATEWAY_REACHES ->
          seen(reached(Slot.B, 1), at(0, state), state);
      case THE_SPLIT_STAYS_WHEN_NOTHING_IS_READY -> seen(nothingReady(), state, at(0, state));
      case NO_ADVANCE_ON_OLD_SAMPLES ->
          decided(state.at(attempt, seenAt(Optional.empty())), stepOn());
      case NO_RISE_AFTER_A_BREACH -> decided(at(10, state), goingBack());
      case A_HELD_BREACH_WAITS_FOR_A_PERSON -> decided(held(), state);
      case DECIDING_TWICE_CHANGES_NOTHING -> decided(state, state.in(Phase.FAILED));
      case EVERY_STATE_HAS_A_WAKE_UP -> waking(new Wake.At(half.now()));
      case A_STEP_THAT_HAS_ALL_IT_NEEDS_PASSES -> atTheEndOfAStep();
      case TIME_GOING_BACK_NEVER_ADVANCES ->
          decided(state, state.at(attempt, new Stage.Preflight(half.now())));
      case A_NEW_SPEC_IS_QUEUED_NEVER_MIXED -> wanting(OTHER, false, false, state);
      case STATUS_CHANGES_ONLY_TO_SAY_SOMETHING_NEW ->
          decided(state.telling(List.of(news())), state.telling(List.of()));
      case A_DELETED_RELEASE_WANTS_NO_ROUTE ->
          desiring(wanting(attempt.candidate(), false, true, state), desired());
      case AT_MOST_TWO_VERSIONS_ARE_WANTED, A_SLOT_WITH_PODS_IS_NEVER_RENDERED_ANEW ->
          desiring(half, holding(OTHER));
      case A_REJECTED_REVISION_IS_NEVER_RETRIED_BY_ITSELF -> retried();
      case A_SLOT_WITH_WEIGHT_IS_NEVER_EMPTIED -> desiring(half, emptying(Slot.A));
      case WHAT_OTHERS_SEND_HAS_THE_WHOLE_TIME_TO_FINISH ->
          seen(
              Worlds.othersSend(half.world()),
              goneBack(RollingBack.Leg.DRAIN),
              goneBack(RollingBack.Leg.EMPTY));
      case A_ROLLBACK_WRITES_THE_ROUTE_ALONE_FIRST -> decided(state, at(0, goingBack()));
      case A_PAUSE_STOPS_EVERY_ADVANCE -> wanting(attempt.candidate(), true, false, stepOn());
      case A_ROUTE_IN_MOTION_KEEPS_ITS_FORM -> desiring(half, offering(new RouteRevision("other")));
      case ONLY_A_FORM_THAT_WAS_READ_BACK_IS_IN_FORCE ->
          decided(state, state.routed(Optional.of(new RouteRevision("other"))));
      case TRAFFIC_IS_RESTORED_ONLY_BY_A_ROUTE_THAT_SAYS_SO ->
          decided(state, goneBack(RollingBack.Leg.DRAIN));
      case WARNINGS_STAY_WITH_THEIR_ATTEMPT ->
          decided(state, state.trying(attempt.warned(List.of("ExecProbe: leaks"))));
      case RECONCILING_AND_STALLED_EXCLUDE_EACH_OTHER -> withoutAWord();
    };
  }

  private Moment decided(ReleaseState before, ReleaseState after) {
    return seen(half.world(), before, after);
  }

  private Moment seen(World world, ReleaseState before, ReleaseState after) {
    return moment(half.intent(), before, world, after);
  }

  private Moment moment(Intent intent, ReleaseState before, World world, ReleaseState after) {
    return new Moment(
        intent,
        before,
        world,
        half.now(),
        new Decision(after, half.decision().wake()),
        ReleaseMachine.desired(intent, after));
  }

  private Moment wanting(Target target, boolean paused, boolean deleting, ReleaseState after) {
    Optional<Plan> plan = half.intent().plan();
    Intent intent =
        new Intent(target, half.intent().routes(), plan, 4, paused, deleting, Optional.empty());
    return moment(intent, state, half.world(), after);
  }

  private Moment waking(Wake wake) {
    return new Moment(
        half.intent(),
        state,
        half.world(),
        half.now(),
        new Decision(state, wake),
        Optional.empty());
  }

  private static Moment desiring(Moment moment, Desired desired) {
    return new Moment(
        moment.intent(),
        moment.before(),
        moment.world(),
        moment.now(),
        moment.decision(),
        Optional.of(desired));
  }

  private Moment atTheEndOfAStep() {
    ReleaseState waited = state.at(attempt, counted(Duration.ofMinutes(1)));
    return decided(waited, waited);
  }

  private Moment retried() {
    ReleaseState idle = Scenario.stable("1.0").state();
    Rejected rejected = new Rejected(attempt.candidate(), half.now(), "38 of 190 requests failed");
    return decided(idle.rejecting(List.of(rejected)), idle.trying(attempt));
  }

  private Moment withoutAWord() {
    ReleaseState idle = Scenario.stable("1.0").state();
    Rejected rejected = new Rejected(attempt.candidate(), half.now(), "");
    return decided(state, idle.rejecting(List.of(rejected)).in(Phase.ROLLED_BACK));
  }

  private ReleaseState held() {
    Breach breach = new Breach(Cause.BREACH, "errors", "38 of 190 requests failed", half.now());
    return state.trying(attempt.heldBy(breach));
  }

  private ReleaseState stepOn() {
    return state.at(
        attempt, new Shifting(step.step() + 1, half.now(), Optional.empty(), Duration.ZERO, false));
  }

  private ReleaseState goingBack() {
    return back(state, RollingBack.Leg.DRAIN, Optional.empty());
  }

  private ReleaseState goneBack(RollingBack.Leg leg) {
    return back(at(0, state), leg, Optional.of(half.now()));
  }

  private ReleaseState back(ReleaseState from, RollingBack.Leg leg, Optional<Instant> restored) {
    var stage =
        new RollingBack(leg, half.now(), Cause.BREACH, true, false, restored, Optional.empty());
    return from.at(attempt, stage);
  }

  private ReleaseState at(int percent, ReleaseState other) {
    return other.split(Optional.of(new Split(Slot.A.lane(), Slot.B.lane(), percent)), half.now());
  }

  private Shifting seenAt(Optional<Instant> weightSeenAt) {
    return new Shifting(step.step(), step.since(), weightSeenAt, step.counted(), false);
  }

  private Shifting counted(Duration time) {
    return new Shifting(step.step(), step.since(), step.weightSeenAt(), time, false);
  }

  private Announcement news() {
    return new Announcement("1", EventName.STEP_PASSED, false, "2.0 passed", half.now());
  }

  private Desired desired() {
    return ReleaseMachine.desired(half.intent(), state).orElseThrow();
  }

  private Desired holding(Target target) {
    Desired d = desired();
    return desiring(Map.of(Slot.A, new SlotDesired(target, Map.of(), 4)), d.emptied(), d.route());
  }

  private Desired emptying(Slot slot) {
    return desiring(Set.of(slot), desired().route());
  }

  private Desired offering(RouteRevision form) {
    RouteDesired r = desired().route().orElseThrow();
    return desiring(
        Set.of(),
        Optional.of(
            new RouteDesired(
                r.split(), r.inForce(), Optional.of(new RouteDesired.Form(form, Map.of())))));
  }

  private Desired desiring(Set<Slot> emptied, Optional<RouteDesired> route) {
    return desiring(desired().slots(), emptied, route);
  }

  private Desired desiring(
      Map<Slot, SlotDesired> slots, Set<Slot> emptied, Optional<RouteDesired> route) {
    Desired d = desired();
    return new Desired(
        slots,
        emptied,
        route,
        d.publicMembers(),
        d.snapshots(),
        d.routeSnapshots(),
        d.staging(),
        false);
  }

  private World nothingReady() {
    return with(half.world().backends().keySet(), b -> BackendChange.ready(b, 0));
  }

  private World ready(Slot slot, int count) {
    return with(Set.of(slot.lane()), b -> BackendChange.ready(b, count));
  }

  private World reached(Slot slot, int members) {
    return with(Set.of(slot.lane()), b -> BackendChange.reached(b, members));
  }

  private World with(Set<? extends BackendId> which, UnaryOperator<Backend> change) {
    return BackendChange.in(half.world(), which, change);
  }
}
