package dev.hotswap.core.testing;

import java.util.Optional;

/**
 * What holds for every decision, whatever happened before. Laws that speak of whole stories are in
 * {@link StoryLaw}.
 */
public enum Law {
  WEIGHTS_SUM_TO_100(Invariant.WEIGHTS),
  NO_WEIGHT_TO_A_SLOT_WITH_NOTHING_READY(Invariant.READY),
  WEIGHT_RISES_ONLY_ON_ENOUGH_READY_PODS(Invariant.READY),
  WEIGHT_RISES_ONLY_ON_PODS_THE_GATEWAY_REACHES(Invariant.READY),
  THE_SPLIT_STAYS_WHEN_NOTHING_IS_READY(Invariant.READY),
  NO_ADVANCE_ON_OLD_SAMPLES(Invariant.FRESH),
  NO_RISE_AFTER_A_BREACH(Invariant.BROKEN),
  A_HELD_BREACH_WAITS_FOR_A_PERSON(Invariant.BROKEN),
  DECIDING_TWICE_CHANGES_NOTHING(Invariant.IDEMPOTENT),
  EVERY_STATE_HAS_A_WAKE_UP(Invariant.WAKE),
  A_STEP_THAT_HAS_ALL_IT_NEEDS_PASSES(Invariant.PROMPT),
  TIME_GOING_BACK_NEVER_ADVANCES(Invariant.CLOCK),
  A_NEW_SPEC_IS_QUEUED_NEVER_MIXED(Invariant.QUEUED),
  STATUS_CHANGES_ONLY_TO_SAY_SOMETHING_NEW(Invariant.QUIET),
  A_DELETED_RELEASE_WANTS_NO_ROUTE(Invariant.DELETION),
  AT_MOST_TWO_VERSIONS_ARE_WANTED(Invariant.TWO),
  A_REJECTED_REVISION_IS_NEVER_RETRIED_BY_ITSELF(Invariant.REJECTED),
  A_SLOT_WITH_PODS_IS_NEVER_RENDERED_ANEW(Invariant.RENDERED),
  A_SLOT_WITH_WEIGHT_IS_NEVER_EMPTIED(Invariant.RENDERED),
  WHAT_OTHERS_SEND_HAS_THE_WHOLE_TIME_TO_FINISH(Invariant.RENDERED),
  A_ROLLBACK_WRITES_THE_ROUTE_ALONE_FIRST(Invariant.BROKEN),
  A_PAUSE_STOPS_EVERY_ADVANCE(Invariant.FRESH),
  A_ROUTE_IN_MOTION_KEEPS_ITS_FORM(Invariant.QUEUED),
  ONLY_A_FORM_THAT_WAS_READ_BACK_IS_IN_FORCE(Invariant.CRASH),
  TRAFFIC_IS_RESTORED_ONLY_BY_A_ROUTE_THAT_SAYS_SO(Invariant.BROKEN),
  RECONCILING_AND_STALLED_EXCLUDE_EACH_OTHER(Invariant.WAKE),
  WARNINGS_STAY_WITH_THEIR_ATTEMPT(Invariant.QUIET);

  private final Invariant invariant;

  Law(Invariant invariant) {
    this.invariant = invariant;
  }

  /** What it belongs to. */
  public Invariant invariant() {
    return invariant;
  }

  /** Where it does not hold, and why; empty where it holds without an exception. */
  public Optional<String> exception() {
    return switch (this) {
      case NO_WEIGHT_TO_A_SLOT_WITH_NOTHING_READY ->
          Optional.of("a release that is being deleted: its route only goes");
      case WEIGHT_RISES_ONLY_ON_ENOUGH_READY_PODS ->
          Optional.of(
              "away from a slot with nothing ready: too few pods are better than none; and what a"
                  + " release without a memory reads from the route");
      case WEIGHT_RISES_ONLY_ON_PODS_THE_GATEWAY_REACHES ->
          Optional.of(
              "away from a slot with nothing ready; away from a candidate's pods that ended its"
                  + " attempt, unless by a newer commit; back to a stable that cannot be seen; a"
                  + " slot other than the candidate's needs no more pods than it has ready, and two"
                  + " minutes after the weights changed last only one: what stands in for it may be"
                  + " unproven");
      case NO_RISE_AFTER_A_BREACH ->
          Optional.of("where the other slot has nothing ready: a bad version is better than none");
      default -> Optional.empty();
    };
  }

  /** What breaks this law in one decision, in words. */
  public Optional<String> broken(Moment moment) {
    return switch (this) {
      case WEIGHTS_SUM_TO_100 -> TrafficLaws.weightsSumTo100(moment);
      case NO_WEIGHT_TO_A_SLOT_WITH_NOTHING_READY -> TrafficLaws.noWeightToNothing(moment);
      case WEIGHT_RISES_ONLY_ON_ENOUGH_READY_PODS -> TrafficLaws.capacityFirst(moment);
      case WEIGHT_RISES_ONLY_ON_PODS_THE_GATEWAY_REACHES -> ReachLaw.reachedFirst(moment);
      case THE_SPLIT_STAYS_WHEN_NOTHING_IS_READY -> TrafficLaws.nothingReadyKeeps(moment);
      case NO_ADVANCE_ON_OLD_SAMPLES -> ProgressLaws.freshSamples(moment);
      case NO_RISE_AFTER_A_BREACH -> TrafficLaws.noRiseAfterBreach(moment);
      case A_HELD_BREACH_WAITS_FOR_A_PERSON -> ProgressLaws.heldWaits(moment);
      case DECIDING_TWICE_CHANGES_NOTHING -> ProgressLaws.twice(moment);
      case EVERY_STATE_HAS_A_WAKE_UP -> ProgressLaws.wakes(moment);
      case A_STEP_THAT_HAS_ALL_IT_NEEDS_PASSES -> PromptLaw.passes(moment);
      case TIME_GOING_BACK_NEVER_ADVANCES -> ProgressLaws.timeBack(moment);
      case A_NEW_SPEC_IS_QUEUED_NEVER_MIXED -> MemoryLaws.queued(moment);
      case STATUS_CHANGES_ONLY_TO_SAY_SOMETHING_NEW -> MemoryLaws.saysSomething(moment);
      case A_DELETED_RELEASE_WANTS_NO_ROUTE -> MemoryLaws.routeReleased(moment);
      case AT_MOST_TWO_VERSIONS_ARE_WANTED -> MemoryLaws.twoVersions(moment);
      case A_REJECTED_REVISION_IS_NEVER_RETRIED_BY_ITSELF -> MemoryLaws.rejectedStays(moment);
      case A_SLOT_WITH_PODS_IS_NEVER_RENDERED_ANEW -> MemoryLaws.neverRendered(moment);
      case A_SLOT_WITH_WEIGHT_IS_NEVER_EMPTIED -> TrafficLaws.servingStays(moment);
      case WHAT_OTHERS_SEND_HAS_THE_WHOLE_TIME_TO_FINISH -> TrafficLaws.othersFinish(moment);
      case A_ROLLBACK_WRITES_THE_ROUTE_ALONE_FIRST -> TrafficLaws.routeAlone(moment);
      case A_PAUSE_STOPS_EVERY_ADVANCE -> ProgressLaws.paused(moment);
      case A_ROUTE_IN_MOTION_KEEPS_ITS_FORM -> RouteLaws.frozen(moment);
      case ONLY_A_FORM_THAT_WAS_READ_BACK_IS_IN_FORCE -> RouteLaws.readBack(moment);
      case TRAFFIC_IS_RESTORED_ONLY_BY_A_ROUTE_THAT_SAYS_SO -> RouteLaws.restored(moment);
      case RECONCILING_AND_STALLED_EXCLUDE_EACH_OTHER -> MemoryLaws.kstatus(moment);
      case WARNINGS_STAY_WITH_THEIR_ATTEMPT -> MemoryLaws.warningsStay(moment);
    };
  }
}
