package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.world.Problem;
import java.time.Duration;

/** Something that happens to a played release: people, faults, the weather. */
public sealed interface Happening {
  /** The spec asks for this version from now on. */
  record Commit(String version, Conduct conduct) implements Happening {}

  /** The spec asks for so many replicas. */
  record Replicas(int count) implements Happening {}

  /**
   * The spec says something else about routes.
   *
   * @param own they name the port that only the version in spec has
   * @param rules tells forms with the same port apart
   * @param refused the API server will not take it
   */
  record EditRoutes(boolean own, int rules, boolean refused) implements Happening {}

  /** Somebody deletes the route by hand. */
  record RouteDeleted() implements Happening {}

  /** {@code spec.paused}. */
  record Pause(boolean on) implements Happening {}

  /** Somebody edits the policy: every hold gets longer or shorter. */
  record EditPolicy(Duration hold) implements Happening {}

  /** The policy is missing for a while. */
  record PolicyMissing(Duration time) implements Happening {}

  /** Somebody asks for this, of whatever is being tried or wanted. */
  record Ask(Command.Verb verb) implements Happening {}

  /** Somebody asks for this of a revision or step that does not exist. */
  record AskNonsense(Command.Verb verb) implements Happening {}

  /** The release is deleted. */
  record Delete() implements Happening {}

  /**
   * The operator dies in its next reconcile and stays away for a while.
   *
   * @param after how many of its writes it still gets done: the status counts as the first
   */
  record Kill(int after, Duration away) implements Happening {}

  /** The operator does not run for a while, as at a change of leader. */
  record Away(Duration time) implements Happening {}

  /** Somebody else writes the status object right before each of the next writes. */
  record Conflicts(int count) implements Happening {}

  /** Caches lag behind. */
  record StaleCache(Duration lag, Duration time) implements Happening {}

  /** The gateway does not take new configuration. */
  record GatewayStuck(Duration time) implements Happening {}

  /** A pod's readiness takes so long to get to the gateway and into endpoints, from now on. */
  record EndpointsTake(Duration time) implements Happening {}

  /** Writing the route fails. */
  record RouteRefused(Duration time) implements Happening {}

  /** The route cannot be read. */
  record RouteUnseen(Duration time) implements Happening {}

  /** Somebody edits the route by hand. */
  record RouteEdited(Split split) implements Happening {}

  /** A slot cannot be read. */
  record SlotUnseen(Slot slot, Duration time) implements Happening {}

  /** The public Service's change shows late. */
  record PublicLate(Duration time) implements Happening {}

  /** The metric source does not answer. */
  record MetricsDown(Duration time) implements Happening {}

  /** The metric source answers with old numbers. */
  record MetricsLate(Duration time) implements Happening {}

  /** The metric source answers NaN. */
  record MetricsGarbage(Duration time) implements Happening {}

  /** Both versions fail. */
  record BothFail(Duration time) implements Happening {}

  /** The operator's clock goes back. */
  record ClockBack(Duration by) implements Happening {}

  /** The operator's clock jumps ahead. */
  record ClockForward(Duration by) implements Happening {}

  /** One pod of this slot is evicted. */
  record Evict(Slot slot) implements Happening {}

  /** Every pod of this slot crashes at once. */
  record CrashAll(Slot slot) implements Happening {}

  /** The node under this slot's pods is gone for a while; nothing replaces them until then. */
  record NodeLost(Slot slot, Duration time) implements Happening {}

  /** No node has room. */
  record NoRoom(Duration time) implements Happening {}

  /** Somebody scales a Deployment by hand. */
  record ScaledByHand(Slot slot, int count) implements Happening {}

  /** Something stands in the way of new versions, or only warns of something. */
  record Blocked(Problem.Severity severity, Duration time) implements Happening {}

  /** Nobody can tell what stands in the way. */
  record PreflightUnseen(Duration time) implements Happening {}

  /**
   * A route of somebody else sends requests to both slots for a while, and the operator knows: what
   * the gateway counts proves nothing then.
   */
  record OthersSend(Duration time) implements Happening {}

  /** What spec asks for starts in the pods of stable, where they can run two programs. */
  record StartsInPods() implements Happening {}

  /** Second programs of pods, and what was there before the release, answer nobody for a while. */
  record OthersFail(Duration time) implements Happening {}

  /** The status is wiped. */
  record StatusLost() implements Happening {}
}
