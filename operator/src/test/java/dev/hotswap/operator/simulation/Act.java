package dev.hotswap.operator.simulation;

import dev.hotswap.core.plan.Slot;

/** Something that happens in a history: people, the API server, the cluster, the operator. */
sealed interface Act {
  /** Something that people do. */
  sealed interface People extends Act {}

  /** Git asks for this version, which behaves so. */
  record Commit(String version, Conduct conduct) implements People {}

  /** Git asks for so many pods. */
  record Scale(int replicas) implements People {}

  /** Git pauses the release, or lets it go on. */
  record Pause(boolean on) implements People {}

  /** Somebody makes the policy's pauses so many seconds long. */
  record EditPolicy(int seconds) implements People {}

  /** The policy is gone for a while. */
  record LosePolicy(int seconds) implements People {}

  /** Somebody annotates a command for the version on trial. */
  record Ask(String verb) implements People {}

  /** The release is deleted. */
  record Delete() implements People {}

  /** Something that somebody does to the operator's own objects. */
  sealed interface HandEdit extends Act {}

  /** The weights of the route. */
  record EditRoute(int toA) implements HandEdit {}

  /** The route is deleted. */
  record DeleteRoute() implements HandEdit {}

  /** A slot's Service selects nothing any more. */
  record EditService(Slot slot) implements HandEdit {}

  /** A slot's Deployment gets so many replicas. */
  record ScaleDeployment(Slot slot, int replicas) implements HandEdit {}

  /** A slot's Deployment is deleted with its pods. */
  record DeleteDeployment(Slot slot) implements HandEdit {}

  /** Something that happens to the operator. */
  sealed interface Fate extends Act {}

  /** The operator dies when it sends its n-th write from now; another one comes some time later. */
  record DieAtWrite(int write, int away) implements Fate {}

  /** The operator dies at once; another one comes some time later. */
  record Die(int away) implements Fate {}

  /** The operator is stopped cleanly; another one comes some time later. */
  record Restart(int away) implements Fate {}

  /** Two operators act at the same time, for a while: neither knows of the other. */
  record Rival(int seconds) implements Fate {}

  /**
   * The operator falls asleep with a new route on its way; another one takes over; after a while
   * the first one wakes up and its write arrives.
   */
  record Sleepwalk(int seconds) implements Fate {}

  /** Something that happens to requests. */
  sealed interface Api extends Act {}

  /** Somebody was faster at the next writes of status. */
  record Conflicts(int count) implements Api {}

  /** The server refuses the next writes. */
  record Refusals(int count, int code) implements Api {}

  /** The n-th write from now is done, and the operator never hears of it. */
  record AnswerLost(int write) implements Api {}

  /** Every watch breaks. */
  record WatchesBreak() implements Api {}

  /** Every watch breaks, and the server has forgotten what they knew: 410. */
  record HistoryForgotten() implements Api {}

  /** Every watch breaks, and the next lists show the past. */
  record StaleLists(int changes) implements Api {}

  /** Something that happens in the cluster or at the gateway. */
  sealed interface Weather extends Act {}

  /** The gateway's numbers cannot be read. */
  record MetricsDown(int seconds) implements Weather {}

  /** The gateway's numbers are NaN. */
  record MetricsGarbage(int seconds) implements Weather {}

  /** The gateway takes no new routes. */
  record GatewayStuck(int seconds) implements Weather {}

  /** Every clock goes back. */
  record ClockBack(int seconds) implements Weather {}

  /** One pod of a slot is evicted. */
  record Evict(Slot slot) implements Weather {}

  /** Every pod of a slot crashes once. */
  record Crash(Slot slot) implements Weather {}

  /** One of the two nodes is cut off. */
  record LoseNode(int seconds) implements Weather {}
}
