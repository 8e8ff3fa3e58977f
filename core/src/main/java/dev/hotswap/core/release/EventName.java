package dev.hotswap.core.release;

/** The closed list of things that are announced; the names are API. */
public enum EventName {
  RELEASE_ACCEPTED("release.accepted"),
  PREFLIGHT_FAILED("preflight.failed"),
  STAGING_STARTED("staging.started"),
  STAGING_FINISHED("staging.finished"),
  CANDIDATE_STARTED("candidate.started"),
  CANDIDATE_READY("candidate.ready"),
  SWITCH_STARTED("switch.started"),
  SWITCH_CONFIRMED("switch.confirmed"),
  STEP_PASSED("step.passed"),
  STEP_HELD("step.held"),
  BREACH_DETECTED("breach.detected"),
  ROLLBACK_STARTED("rollback.started"),
  TRAFFIC_RESTORED("traffic.restored"),
  ROLLBACK_FINISHED("rollback.finished"),
  PROMOTION_FINISHED("promotion.finished"),
  DRAIN_STARTED("drain.started"),
  DRAIN_FINISHED("drain.finished"),
  DRAIN_FORCED("drain.forced"),
  COMMAND_ACCEPTED("command.accepted"),
  COMMAND_REFUSED("command.refused"),
  ROUTE_OVERWRITTEN("route.overwritten"),
  SLOT_EDITED("slot.edited"),
  STATUS_UNREADABLE("status.unreadable"),
  ADOPTION_FINISHED("adoption.finished"),
  RELEASE_DELETED("release.deleted"),
  OPERATOR_STARTED("operator.started"),
  LEADER_ACQUIRED("leader.acquired"),
  LEADER_LOST("leader.lost");

  private final String wire;

  EventName(String wire) {
    this.wire = wire;
  }

  /** The name in logs, Kubernetes Events and webhooks. */
  public String wire() {
    return wire;
  }
}
