package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Problem.Severity;

/**
 * Why a release does not start. The words are API: they stand in conditions and events, and {@code
 * docs/howto/preflight.md} has a section for each.
 */
public enum Reason {
  POLICY_MISSING(
      "PolicyMissing",
      Severity.BLOCKS,
      "The policy that spec.policyRef names is not in the release's namespace.",
      "Create it, or name another one."),
  POLICY_UNUSABLE(
      "PolicyUnusable",
      Severity.STALLS,
      "The policy says something that cannot be followed.",
      "Correct the field that the message names."),
  NO_MATCHING_NODE(
      "NoMatchingNode",
      Severity.BLOCKS,
      "No ready node of the cluster fits spec.nodePool.",
      "Add a node, make one ready or uncordon it, or change spec.nodePool."),
  MIXED_WINDOWS_BUILDS(
      "MixedWindowsBuilds",
      Severity.WARNS,
      "The pool has nodes of several Windows builds, and an image is made for one.",
      "Set spec.nodePool.windowsBuild to the build the image was made for."),
  POD_TOO_BIG(
      "PodTooBig",
      Severity.BLOCKS,
      "One pod asks for more than any node of the pool has, even when empty.",
      "Lower resources.requests, or use a pool of larger nodes."),
  NOT_ENOUGH_ROOM(
      "NotEnoughRoom",
      Severity.WARNS,
      "The pool has not enough room for the candidate's pods just now.",
      "Nothing if an autoscaler adds nodes; else free room or add nodes."),
  ONE_POD_PER_NODE(
      "OnePodPerNode",
      Severity.BLOCKS,
      "Pods of the candidate and what runs cannot share a node, and there are not nodes enough.",
      "Take out the host port or loosen the anti-affinity as the message says, or add nodes."),
  TEMPLATE_UNREADABLE(
      "TemplateUnreadable",
      Severity.STALLS,
      "The template is no pod template.",
      "Correct the field that the message names."),
  ROUTE_UNREADABLE(
      "RouteUnreadable",
      Severity.STALLS,
      "What the release adds to a route is no http route of a VirtualService.",
      "Correct the field that the message names; until then the gateway keeps the route it has."),
  LINUX_ONLY_FIELD(
      "LinuxOnlyField",
      Severity.STALLS,
      "The template has a field that exists on Linux only.",
      "Remove the field; the message says what Windows has instead."),
  OTHER_NODES(
      "OtherNodes",
      Severity.STALLS,
      "The template asks for other nodes than the release's pool has.",
      "Leave the field out of the template, or change spec.nodePool."),
  MESH_PROXY(
      "MeshProxy",
      Severity.STALLS,
      "The template asks for a mesh proxy, which Windows pods cannot have.",
      "Leave the label or annotation out: pods on Windows have no proxy, the gateway does the"
          + " routing."),
  RESERVED_KEY(
      "ReservedKey",
      Severity.STALLS,
      "The template uses a label or annotation that belongs to Hotswap.",
      "Use a key that does not begin with hotswap.dev/."),
  NOT_A_SERVICE(
      "NotAService",
      Severity.STALLS,
      "The template is of pods that end by themselves or bypass the scheduler.",
      "Remove the field: a service has pods that stay."),
  GRACE_TOO_SHORT(
      "GraceTooShort",
      Severity.STALLS,
      "Pods would be killed while they still get requests.",
      "Raise terminationGracePeriodSeconds to what the message says, or leave it out."),
  GRACE_BELOW_DRAIN(
      "GraceBelowDrain",
      Severity.WARNS,
      "Pods may be killed before requests in flight are answered.",
      "Raise terminationGracePeriodSeconds to what the message says, or leave it out."),
  READINESS_PROBE_MISSING(
      "ReadinessProbeMissing",
      Severity.STALLS,
      "A container that listens has no readiness probe: every candidate would look ready.",
      "Add the readiness probe that the message shows, with the path that the service answers."),
  EXEC_PROBE(
      "ExecProbe",
      Severity.STALLS,
      "A probe runs a process in the container again and again, which leaks memory on Windows nodes.",
      "Use httpGet, tcpSocket or grpc instead."),
  EXEC_HOOK(
      "ExecHook",
      Severity.WARNS,
      "A hook runs a process in the container, which leaks memory on Windows nodes.",
      "Use httpGet, tcpSocket or sleep instead."),
  MEMORY_LIMIT_MISSING(
      "MemoryLimitMissing",
      Severity.STALLS,
      "A container has no memory limit, and Windows has no out-of-memory killer.",
      "Set resources.limits.memory for every container, as the message shows."),
  MUTABLE_TAG(
      "MutableTag",
      Severity.WARNS,
      "An image's tag can come to mean another image.",
      "Use a version tag or a digest."),
  TARGET_PORT_MISSING(
      "TargetPortMissing",
      Severity.STALLS,
      "A Service's port leads to a name that no container port has.",
      "Name the container's port so, or write its number."),
  TARGET_PORT_CHANGED(
      "TargetPortChanged",
      Severity.STALLS,
      "A port's number differs from stable's, and the public Service cannot select both.",
      "Release the same version with a container port name as targetPort first."),
  NAME_TAKEN(
      "NameTaken",
      Severity.BLOCKS,
      "An object has a name that the release needs, and is not the release's.",
      "Delete or rename the object, or rename the release."),
  FOREIGN_SERVICE(
      "ForeignService",
      Severity.WARNS,
      "Another Service sends requests to the candidate's pods, past the weights.",
      "Give the Service another selector, or leave that label out of the template."),
  FOREIGN_BUDGET(
      "ForeignBudget",
      Severity.WARNS,
      "Another disruption budget covers the pods, which keeps nodes from being drained.",
      "Delete the budget: the release has one for each slot."),
  FOREIGN_AUTOSCALER(
      "ForeignAutoscaler",
      Severity.BLOCKS,
      "An autoscaler changes the number of a slot's pods.",
      "Let the autoscaler target the GoRelease."),
  HOST_CLAIMED(
      "HostClaimed",
      Severity.STALLS,
      "Another release's route was the first to be written for the host.",
      "Take the host out of one of the two; the other one goes on by itself."),
  FOREIGN_ROUTE(
      "ForeignRoute",
      Severity.BLOCKS,
      "A VirtualService of somebody else serves the host already.",
      "Delete the VirtualService, or take the host out of it."),
  FOREIGN_DESTINATION_RULE(
      "ForeignDestinationRule",
      Severity.WARNS,
      "A DestinationRule of somebody else changes how gateways talk to the slots.",
      "Exclude the slots from that DestinationRule."),
  SECOND_DESTINATION_RULE(
      "SecondDestinationRule",
      Severity.BLOCKS,
      "The release asks for DestinationRules of its own, and somebody else's speaks for a slot.",
      "Delete the other DestinationRule, or leave out spec.traffic.outlierDetection."),
  HOST_NOT_ALLOWED(
      "HostNotAllowed",
      Severity.STALLS,
      "The namespace is not granted this host at this gateway.",
      "Use a host of one of its own Services, or ask for an entry under grants in the operator's"
          + " settings."),
  GATEWAY_NOT_ALLOWED(
      "GatewayNotAllowed",
      Severity.STALLS,
      "The namespace is not granted this gateway.",
      "Use another gateway, or ask for an entry under grants in the operator's settings."),
  DESTINATION_NOT_ALLOWED(
      "DestinationNotAllowed",
      Severity.STALLS,
      "The user's part of a route sends, copies or redirects requests out of the namespace.",
      "Name a Service of the namespace, or ask for an entry under grants.destinations."),
  FOREIGN_SENDER(
      "ForeignSender",
      Severity.BLOCKS,
      "Something of somebody else sends or copies requests to the release's slots.",
      "Take that destination or address out of the object that the message names, or give it"
          + " another selector."),
  OBJECT_UNREADABLE(
      "ObjectUnreadable",
      Severity.WARNS,
      "An object that could be in the way cannot be read as a whole.",
      "Correct the field of that object that the message names."),
  CHECK_FAILED(
      "CheckFailed",
      Severity.BLOCKS,
      "A check failed, so nobody knows whether something is in the way.",
      "Look into the operator's log for the fault that the message names, and report it."),
  RETRIES_HIDE_ERRORS(
      "RetriesHideErrors",
      Severity.WARNS,
      "A route tries requests again that may have reached the service, which hides errors and"
          + " repeats requests.",
      "Leave retryOn out, or say connect-failure,refused-stream. A source of the Envoy dialect"
          + " counts what is tried again."),
  GRPC_FAULTS_UNSEEN(
      "GrpcFaultsUnseen",
      Severity.WARNS,
      "A route carries gRPC, and the metric source does not show gRPC statuses.",
      "Use a source of the Istio dialect, or give the gateway's Envoys the filter grpc_stats."),
  OPEN_REQUESTS_UNSEEN(
      "OpenRequestsUnseen",
      Severity.WARNS,
      "A route has no timeout, and the metric source shows a request only when it has ended.",
      "Give the route a timeout, or let the gateway show its clusters' upstream_rq_active,"
          + " upstream_rq_total and upstream_rq_retry."),
  METRIC_SOURCE_NOT_ALLOWED(
      "MetricSourceNotAllowed",
      Severity.STALLS,
      "The namespace is not granted the metric source that its policy names.",
      "Name another source, or ask for an entry under grants.metricSources."),
  TOO_MANY_AT_ONCE(
      "TooManyAtOnce",
      Severity.BLOCKS,
      "The namespace has as many releases with a version under way as it may.",
      "Nothing: it starts when another one ends."),
  REFUSED_BY_API_SERVER(
      "RefusedByApiServer",
      Severity.BLOCKS,
      "The API server, a policy, a quota or a webhook of the namespace refuses what would be made.",
      "Correct the field that the message names, or what refuses it."),
  API_SERVER_WARNING(
      "ApiServerWarning",
      Severity.WARNS,
      "The API server takes what would be made, and warns of it.",
      "Read the warning: what it names may be refused later, or does nothing."),
  DRY_RUN_NOT_POSSIBLE(
      "DryRunNotPossible",
      Severity.WARNS,
      "Whether something would be admitted is not known before it is made.",
      "Give the webhook sideEffects: None, or the operator the right that the message names."),
  NOT_CHECKED(
      "NotChecked",
      Severity.BLOCKS,
      "Something could not be checked, because the operator may not look at it.",
      "Give the operator's ServiceAccount the right that the message names."),
  ROOM_NOT_CHECKED(
      "RoomNotChecked",
      Severity.WARNS,
      "Whether there is room could not be checked, because the operator may not look at pods.",
      "Give the operator's ServiceAccount the right that the message names.");

  private final String word;
  private final Severity severity;
  private final String meaning;
  private final String remedy;

  Reason(String word, Severity severity, String meaning, String remedy) {
    this.word = word;
    this.severity = severity;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The word in conditions and events. */
  public String word() {
    return word;
  }

  /** Whether it keeps the release from starting, and whether that can end by itself. */
  public Severity severity() {
    return severity;
  }

  /** One sentence: what is the case. */
  public String meaning() {
    return meaning;
  }

  /** One sentence: what a person can do. */
  public String remedy() {
    return remedy;
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
