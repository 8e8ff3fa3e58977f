package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.testing.Faults.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** Makes things happen to a play. */
final class Happenings {
  private Happenings() {}

  static void happen(Happening happening, Play play) {
    Instant now = play.now();
    Faults faults = play.faults();
    PlayedSpec spec = play.spec();
    PlayedCluster cluster = play.cluster();
    switch (happening) {
      case Happening.Commit(String version, Conduct conduct) -> commit(play, version, conduct);
      case Happening.Replicas(int count) -> spec.replicas(count);
      case Happening.EditRoutes(boolean own, int rules, boolean refused) ->
          spec.routes(own, rules, refused);
      case Happening.RouteDeleted() -> cluster.gateway().remove(now);
      case Happening.Pause(boolean on) -> spec.paused(on);
      case Happening.EditPolicy(Duration hold) -> spec.plan(Plans.holding(spec.plan(), hold));
      case Happening.PolicyMissing(Duration time) -> faults.begin(Kind.POLICY_MISSING, now, time);
      case Happening.Ask(Command.Verb verb) -> ask(play, verb);
      case Happening.AskNonsense(Command.Verb verb) ->
          spec.ask(verb, new Revision("nonsense"), OptionalInt.of(99));
      case Happening.Delete() -> spec.deleting();
      case Happening.Kill(int after, Duration away) -> faults.kill(after, away);
      case Happening.Away(Duration time) -> faults.begin(Kind.OPERATOR_AWAY, now, time);
      case Happening.Conflicts(int count) -> play.status().foreignWrites(count);
      case Happening.StaleCache(Duration lag, Duration time) -> faults.stale(now, lag, time);
      case Happening.GatewayStuck(Duration time) -> faults.begin(Kind.GATEWAY_STUCK, now, time);
      case Happening.EndpointsTake(Duration time) -> {
        cluster.gateway().hearsIn(time);
        cluster.publicEndpoints().followIn(time);
      }
      case Happening.RouteRefused(Duration time) -> faults.begin(Kind.ROUTE_REFUSED, now, time);
      case Happening.RouteUnseen(Duration time) -> faults.begin(Kind.ROUTE_UNSEEN, now, time);
      case Happening.RouteEdited(var split) -> cluster.gateway().edit(split, now);
      case Happening.SlotUnseen(Slot slot, Duration time) ->
          faults.begin(slot == Slot.A ? Kind.SLOT_A_UNSEEN : Kind.SLOT_B_UNSEEN, now, time);
      case Happening.PublicLate(Duration time) -> faults.begin(Kind.PUBLIC_LATE, now, time);
      case Happening.MetricsDown(Duration time) -> faults.begin(Kind.METRICS_DOWN, now, time);
      case Happening.MetricsLate(Duration time) -> faults.begin(Kind.METRICS_LATE, now, time);
      case Happening.MetricsGarbage(Duration time) -> faults.begin(Kind.METRICS_GARBAGE, now, time);
      case Happening.BothFail(Duration time) -> faults.begin(Kind.BOTH_FAIL, now, time);
      case Happening.ClockBack(Duration by) -> play.clockMoves(by.negated());
      case Happening.ClockForward(Duration by) -> play.clockMoves(by);
      case Happening.Evict(Slot slot) ->
          cluster.slot(slot).living().findFirst().ifPresent(pod -> pod.evict(now));
      case Happening.CrashAll(Slot slot) ->
          cluster.slot(slot).living().filter(PlayedPod::ready).forEach(pod -> pod.crash(now));
      case Happening.NodeLost(Slot slot, Duration time) -> nodeLost(play, slot, time);
      case Happening.NoRoom(Duration time) -> faults.begin(Kind.NO_ROOM, now, time);
      case Happening.ScaledByHand(Slot slot, int count) -> cluster.slot(slot).scale(count);
      case Happening.Blocked(var severity, Duration time) -> faults.block(severity, now, time);
      case Happening.PreflightUnseen(Duration time) ->
          faults.begin(Kind.PREFLIGHT_UNSEEN, now, time);
      case Happening.OthersSend(Duration time) -> faults.begin(Kind.OTHERS_SEND, now, time);
      case Happening.StartsInPods() -> play.startsInPods();
      case Happening.OthersFail(Duration time) -> cluster.othersFail(now.plus(time));
      case Happening.StatusLost() -> play.status().wipe();
    }
  }

  private static void commit(Play play, String version, Conduct conduct) {
    Target target = PlayedSpec.target(version);
    play.cluster().behaves(target, conduct);
    play.spec().commit(target);
  }

  private static void ask(Play play, Command.Verb verb) {
    Revision revision =
        play.state()
            .attempt()
            .map(attempt -> attempt.candidate().revision())
            .orElseGet(() -> play.spec().intent().target().revision());
    play.spec().ask(verb, revision, OptionalInt.empty());
  }

  private static void nodeLost(Play play, Slot slot, Duration time) {
    Instant now = play.now();
    play.cluster().slot(slot).living().forEach(pod -> pod.loseNode(now));
    play.faults().begin(slot == Slot.A ? Kind.NODE_A_LOST : Kind.NODE_B_LOST, now, time);
  }
}
