package dev.hotswap.core.report;

/** Why a condition is what it is. The words are API. */
public enum Reason {
  STABLE("Stable", "The version in spec serves every request.", "Nothing."),
  NO_READY_PODS(
      "NoReadyPods",
      "Stable has no ready pod, and no attempt is running.",
      "Look at the pods' events and logs: the version was good before, so suspect what it needs."),
  SCALED_TO_ZERO(
      "ScaledToZero",
      "spec.replicas is 0: the version in spec is stable and serves nobody.",
      "Set spec.replicas, or leave it: it is what spec asks for."),
  PREFLIGHT("Preflight", "The operator looks whether anything stands in the way.", "Nothing."),
  PREFLIGHT_BLOCKED(
      "PreflightBlocked",
      "Something stands in the way; nothing was created for the new version.",
      "Do what the message says; it is looked at again by itself."),
  PREFLIGHT_UNSEEN(
      "PreflightUnseen",
      "What could stand in the way cannot be seen.",
      "See whether the operator can reach the API server, and what its log says."),
  PASSED("Passed", "Nothing stands in the way.", "Nothing."),
  PASSED_WITH_WARNINGS(
      "PassedWithWarnings",
      "Nothing stands in the way, but something may surprise you.",
      "Read the message; what it names does not stop a release."),
  STAGING("Staging", "The image is brought onto the pool's nodes.", "Nothing."),
  CLEARING(
      "Clearing", "The slot is emptied of what it held before.", "Nothing, unless it takes long."),
  STARTING(
      "Starting",
      "The new version's pods start; they get no requests.",
      "Nothing, unless it takes long: then the message names the pod and what it waits for."),
  SHIFTING("Shifting", "A share of requests goes to the new version.", "Nothing."),
  PROMOTING("Promoting", "Everything moves to the new version.", "Nothing."),
  DRAINING("Draining", "Requests in flight on the version before finish.", "Nothing."),
  ROLLING_BACK(
      "RollingBack",
      "Requests go back to stable, then the new version's pods go.",
      "Nothing: it needs no help."),
  GATEWAY_SILENT(
      "GatewaySilent",
      "The gateway does not follow the way back.",
      "See whether the router's control plane runs and accepts the route: the route object is"
          + " already right."),
  ROLLED_BACK(
      "RolledBack",
      "The version in spec was rolled back and is held; stable serves.",
      "Fix it and commit a new version, or put the old one back in spec, or annotate a retry."),
  FAILED(
      "Failed",
      "The first version failed; nothing serves.",
      "Fix it and commit a new version, or annotate a retry."),
  AWAITING_APPROVAL(
      "AwaitingApproval",
      "The step waits for a person.",
      "Annotate promote, or abort, as the message says."),
  INCONCLUSIVE(
      "Inconclusive",
      "Too few requests came to promise that the version is healthy.",
      "Decide from what you know: annotate promote or abort; lower the step's demands next time."),
  BREACH_HELD(
      "BreachHeld",
      "A limit was broken, and the policy asks a person instead of going back.",
      "Annotate abort to go back, or promote to go on in spite of it."),
  PAUSED(
      "Paused", "spec.paused is true; a rollback would still happen.", "Set spec.paused to false."),
  ADOPTING(
      "Adopting",
      "Status is empty and slots are not: the operator looks at what runs already.",
      "Nothing, unless it stays: then a slot, the route or the policy cannot be seen."),
  STABLE_LOST(
      "StableLost",
      "Stable has no ready pod: every request goes to the other version, and the step's clock"
          + " stands still.",
      "Bring stable back; or annotate promote-full to make the other version stable."),
  TOO_FEW_READY(
      "TooFewReady",
      "Too few of the new version's pods are ready for its weight; the step's clock stands still.",
      "Nothing when pods are being replaced; else see the pods' events."),
  METRICS_FLOWING("MetricsFlowing", "The metric source answers completely.", "Nothing."),
  METRICS_UNREACHABLE(
      "MetricsUnreachable",
      "No usable reading arrives, so nothing advances.",
      "See whether the source runs, and whether the operator may reach it; promote-full goes on"
          + " without."),
  METRICS_INCOMPLETE(
      "MetricsIncomplete",
      "Something is missing from the readings, so nothing advances.",
      "See what the message names: a metric without data, or a gateway pod without an answer."),
  FOREIGN_SENDERS(
      "ForeignSenders",
      "Something else sends requests to the slots, past the route, so nothing advances.",
      "Take away what the message names, or let it send to the public Service; it goes on by"
          + " itself."),
  SHARED_INCIDENT(
      "SharedIncident",
      "Both versions break a limit alike, or the new one has all traffic and breaks one under"
          + " atFullWeight: Hold, so nothing advances.",
      "Look for what they share: a database, a network, a caller."),
  CONFIRMED("Confirmed", "The gateway's own numbers show the weights.", "Nothing."),
  ASSUMED(
      "Assumed",
      "Too few requests came to prove the weights; the usual time went by instead.",
      "Nothing, or send some requests."),
  NOT_FOLLOWED(
      "NotFollowed",
      "The gateway does not show the weights yet.",
      "Nothing for some seconds; then see whether the router accepts the route."),
  NOT_REACHED(
      "NotReached",
      "Enough of the new version's pods are ready, and some gateway pod does not send requests to"
          + " them yet: until it does, no weight rises.",
      "Nothing for some seconds; then see whether the router's control plane runs, and what the"
          + " gateway pod that the message names knows of the Service."),
  ROUTE_NOT_WRITTEN(
      "RouteNotWritten",
      "The route does not say the weights yet that were decided.",
      "Nothing for a second or two; then see condition Converged, or who else writes the route."),
  ROUTES_IN_FORCE("RoutesInForce", "The routes say what spec.traffic says.", "Nothing."),
  ROUTES_QUEUED(
      "RoutesQueued",
      "spec.traffic.routes changed; while anything moves the routes stay as they were accepted"
          + " last.",
      "Nothing: the change is written once the version in spec is stable. Where that version is"
          + " held or blocked, bring it on or put the stable one back in spec."),
  ROUTES_REFUSED(
      "RoutesRefused",
      "The API server does not take the routes as spec.traffic says them; those that were accepted"
          + " last stay in force.",
      "Correct what the message names in spec.traffic.routes; it is tried again by itself."),
  POLICY_IN_FORCE("PolicyInForce", "The attempt runs under the policy as it is.", "Nothing."),
  POLICY_EDITED(
      "PolicyEdited",
      "The policy was edited meanwhile; the edit applies to the next attempt.",
      "Nothing, or abort and retry to use it now."),
  POLICY_MISSING(
      "PolicyMissing",
      "The policy is gone; the attempt goes on with what it said at its start.",
      "Bring the policy back: the next attempt cannot start without it."),
  NEWER_SPEC(
      "NewerSpec",
      "The spec asks for another version; the running attempt ends first.",
      "Nothing."),
  DELETING("Deleting", "The release is being deleted: its route goes first.", "Nothing."),
  UNKNOWN_SCHEMA(
      "UnknownSchema",
      "Status was written by an operator that knows more; nothing is touched.",
      "Run that version of the operator again."),
  WRITE_FAILED(
      "WriteFailed",
      "An object of the release could not be written; it is tried again.",
      "Do what the message says, such as more quota or a right; it is tried again by itself."),
  OPERATOR_FAULT(
      "OperatorFault",
      "The operator failed at something it does for the release; everything else of it goes on.",
      "Look for the fault's number in the operator's log, and report what stands there."),
  OBJECT_UNREADABLE(
      "ObjectUnreadable",
      "An object that belongs to the release cannot be read, so it is left as it is.",
      "Correct the field that the message names, or delete the object."),
  EDITED_BY_HAND(
      "EditedByHand",
      "Somebody edited an object of the release; it is left so while its pods serve.",
      "Put the edit into spec, or take it back; the next version has it no more."),
  COMMAND_UNREADABLE(
      "CommandUnreadable",
      "The annotation hotswap.dev/command cannot be read; nothing is done for it.",
      "Annotate it again as the message says.");

  private final String word;
  private final String meaning;
  private final String remedy;

  Reason(String word, String meaning, String remedy) {
    this.word = word;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The word as status shows it. */
  public String word() {
    return word;
  }

  /** One sentence: what is the case. */
  public String meaning() {
    return meaning;
  }

  /** One sentence: what a person can do. */
  public String remedy() {
    return remedy;
  }

  /** Whether a person may have something to do: then the runbook has a page of this name. */
  public boolean mayNeedPerson() {
    return !remedy.equals("Nothing.");
  }
}
