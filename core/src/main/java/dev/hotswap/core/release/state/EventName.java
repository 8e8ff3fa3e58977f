package dev.hotswap.core.release.state;

/** The closed list of things that are announced; the names are API. */
public enum EventName {
  RELEASE_ACCEPTED("release.accepted", "A new target was taken up; an attempt begins."),
  PREFLIGHT_FAILED(
      "preflight.failed",
      "Something stands in the way; nothing was created. Told again when something else does."),
  PREFLIGHT_WARNED(
      "preflight.warned",
      "Nothing stands in the way, and something was found that may matter later."),
  STAGING_STARTED("staging.started", "The image is brought onto the pool's nodes."),
  STAGING_FINISHED("staging.finished", "The image is on the nodes."),
  CANDIDATE_STARTED("candidate.started", "The new version's pods are created, without requests."),
  CANDIDATE_READY(
      "candidate.ready", "Enough of the new version's pods are ready for its first weight."),
  SWITCH_STARTED("switch.started", "Other weights were decided and are written to the route."),
  SWITCH_CONFIRMED("switch.confirmed", "The gateway was seen to follow the weights."),
  STEP_PASSED("step.passed", "A step passed: its pause is over and nothing speaks against it."),
  STEP_HELD("step.held", "The release waits for a person."),
  BREACH_DETECTED(
      "breach.detected",
      "A limit was broken, pods ended, or a deadline passed; the message has the numbers."),
  ROLLBACK_STARTED("rollback.started", "Requests are sent back to stable."),
  TRAFFIC_RESTORED(
      "traffic.restored", "The gateway was seen to send every request to stable again."),
  ROLLBACK_FINISHED(
      "rollback.finished", "The attempt is over and its pods are gone; the message says why."),
  PROMOTION_FINISHED("promotion.finished", "The new version is stable."),
  DRAIN_STARTED("drain.started", "Requests in flight on the version before may finish."),
  DRAIN_FINISHED("drain.finished", "They finished."),
  DRAIN_FORCED("drain.forced", "The time to drain was over before the last of them finished."),
  COMMAND_ACCEPTED("command.accepted", "A command was carried out."),
  COMMAND_REFUSED(
      "command.refused",
      "A command does not fit what runs, or cannot be read; the message says why."),
  ROUTE_OVERWRITTEN(
      "route.overwritten", "Somebody else changed the route; the message names the field manager."),
  SLOT_EDITED(
      "slot.edited",
      "Somebody else changed a slot's Deployment or Service; the message names the field manager."),
  OBJECT_UNREADABLE(
      "object.unreadable",
      "An object of the release cannot be read as a whole; the message names the field."),
  STATUS_UNREADABLE("status.unreadable", "Status cannot be read, so nothing is touched."),
  STATUS_REFUSED(
      "status.refused",
      "The API server refuses to keep status; requests go back all the same where they have to."),
  ADOPTION_FINISHED("adoption.finished", "What served already was taken over as stable."),
  OBJECTS_RECLAIMED(
      "objects.reclaimed",
      "Objects of the release that had lost their owner, as after a restore, belong to it again."),
  RELEASE_DELETED("release.deleted", "The route is released; Kubernetes removes the rest."),
  OPERATOR_STARTED("operator.started", "An operator process started."),
  SETTINGS_RELOADED("settings.reloaded", "A changed settings file is in force."),
  SETTINGS_REFUSED(
      "settings.refused", "A changed settings file cannot be used; the last one stays."),
  LEADER_ACQUIRED("leader.acquired", "This operator acts from now on."),
  LEADER_LOST("leader.lost", "This operator acts no longer.");

  private final String wire;
  private final String meaning;

  EventName(String wire, String meaning) {
    this.wire = wire;
    this.meaning = meaning;
  }

  /** The name in logs, Kubernetes Events and webhooks. */
  public String wire() {
    return wire;
  }

  /** One sentence: when it is told. */
  public String meaning() {
    return meaning;
  }
}
