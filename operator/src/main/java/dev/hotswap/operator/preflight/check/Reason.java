package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Problem.Severity;

/**
 * Why a release does not start. The words are API: they stand in conditions and events, and the
 * runbook has a section for each.
 */
public enum Reason {
  /** No ready node of the cluster fits {@code spec.nodePool}. */
  NO_MATCHING_NODE("NoMatchingNode", Severity.BLOCKS),
  /** The pool has nodes of several Windows builds, and an image is made for one. */
  MIXED_WINDOWS_BUILDS("MixedWindowsBuilds", Severity.WARNS),
  /** One pod asks for more than any node of the pool has, even when empty. */
  POD_TOO_BIG("PodTooBig", Severity.BLOCKS),
  /** The pool has not enough room for the candidate's pods just now. */
  NOT_ENOUGH_ROOM("NotEnoughRoom", Severity.WARNS),
  /** The template is no pod template. */
  TEMPLATE_UNREADABLE("TemplateUnreadable", Severity.STALLS),
  /** The template has a field that exists on Linux only. */
  LINUX_ONLY_FIELD("LinuxOnlyField", Severity.STALLS),
  /** The template asks for other nodes than the release's pool has. */
  OTHER_NODES("OtherNodes", Severity.STALLS),
  /** The template asks for a mesh proxy, which Windows pods cannot have. */
  MESH_PROXY("MeshProxy", Severity.STALLS),
  /** The template uses a label or annotation that belongs to Hotswap. */
  RESERVED_KEY("ReservedKey", Severity.STALLS),
  /** The template is of pods that end by themselves or bypass the scheduler. */
  NOT_A_SERVICE("NotAService", Severity.STALLS),
  /** Pods would be killed while they still get requests. */
  GRACE_TOO_SHORT("GraceTooShort", Severity.STALLS),
  /** Pods may be killed before requests in flight are answered. */
  GRACE_BELOW_DRAIN("GraceBelowDrain", Severity.WARNS),
  /** No container has a readiness probe: every candidate would look ready. */
  READINESS_PROBE_MISSING("ReadinessProbeMissing", Severity.STALLS),
  /** A probe or hook runs a process in the container, which leaks memory on Windows nodes. */
  EXEC_PROBE("ExecProbe", Severity.WARNS),
  /** A container has no memory limit, and Windows has no out-of-memory killer. */
  MEMORY_LIMIT_MISSING("MemoryLimitMissing", Severity.STALLS),
  /** An image's tag can come to mean another image. */
  MUTABLE_TAG("MutableTag", Severity.WARNS),
  /** A port's number differs from stable's, and the public Service cannot select both. */
  TARGET_PORT_CHANGED("TargetPortChanged", Severity.STALLS),
  /** An object has a name that the release needs, and is not the release's. */
  NAME_TAKEN("NameTaken", Severity.BLOCKS),
  /** Another Service sends requests to the candidate's pods, past the weights. */
  FOREIGN_SERVICE("ForeignService", Severity.WARNS),
  /** Another disruption budget covers the pods, which keeps nodes from being drained. */
  FOREIGN_BUDGET("ForeignBudget", Severity.WARNS),
  /** An autoscaler changes the number of a slot's pods. */
  FOREIGN_AUTOSCALER("ForeignAutoscaler", Severity.BLOCKS),
  /** An older release has the host already. */
  HOST_CLAIMED("HostClaimed", Severity.STALLS),
  /** A VirtualService of somebody else serves the host already. */
  FOREIGN_ROUTE("ForeignRoute", Severity.BLOCKS),
  /** A DestinationRule of somebody else changes how gateways talk to the slots. */
  FOREIGN_DESTINATION_RULE("ForeignDestinationRule", Severity.WARNS),
  /** Settings do not allow the namespace this host. */
  HOST_NOT_ALLOWED("HostNotAllowed", Severity.STALLS),
  /** Settings do not allow the namespace this gateway. */
  GATEWAY_NOT_ALLOWED("GatewayNotAllowed", Severity.STALLS),
  /** Something could not be checked, because the operator may not look at it. */
  NOT_CHECKED("NotChecked", Severity.BLOCKS),
  /** Whether there is room could not be checked, because the operator may not look at pods. */
  ROOM_NOT_CHECKED("RoomNotChecked", Severity.WARNS);

  private final String word;
  private final Severity severity;

  Reason(String word, Severity severity) {
    this.word = word;
    this.severity = severity;
  }

  /** The word in conditions and events. */
  public String word() {
    return word;
  }

  /** Whether it keeps the release from starting, and whether that can end by itself. */
  public Severity severity() {
    return severity;
  }

  /**
   * A problem for this reason.
   *
   * @param message one sentence: field, value, fix
   */
  public Problem because(String message) {
    return new Problem(severity, word, message);
  }
}
