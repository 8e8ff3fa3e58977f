package dev.hotswap.core.testing;

import java.util.Optional;

/**
 * What holds for every decision, whatever happened before. Numbers are those of the design; laws
 * that speak of whole stories are in {@link StoryLaw}.
 */
public enum Law {
  WEIGHTS_SUM_TO_100(1),
  NO_WEIGHT_TO_A_SLOT_WITH_NOTHING_READY(2),
  WEIGHT_RISES_ONLY_ON_ENOUGH_READY_PODS(2),
  THE_SPLIT_STAYS_WHEN_NOTHING_IS_READY(2),
  NO_ADVANCE_ON_OLD_SAMPLES(3),
  NO_RISE_AFTER_A_BREACH(4),
  DECIDING_TWICE_CHANGES_NOTHING(5),
  EVERY_STATE_HAS_A_WAKE_UP(7),
  TIME_GOING_BACK_NEVER_ADVANCES(9),
  A_NEW_SPEC_IS_QUEUED_NEVER_MIXED(10),
  A_DELETED_RELEASE_WANTS_NO_ROUTE(12),
  AT_MOST_TWO_VERSIONS_ARE_WANTED(13),
  A_REJECTED_REVISION_IS_NEVER_RETRIED_BY_ITSELF(14),
  A_SLOT_WITH_PODS_IS_NEVER_RENDERED_ANEW(15),
  A_SLOT_WITH_WEIGHT_IS_NEVER_EMPTIED(15),
  A_ROLLBACK_WRITES_THE_ROUTE_ALONE_FIRST(4),
  A_PAUSE_STOPS_EVERY_ADVANCE(3),
  RECONCILING_AND_STALLED_EXCLUDE_EACH_OTHER(7);

  private final int number;

  Law(int number) {
    this.number = number;
  }

  /** The design's number of the invariant it belongs to. */
  public int number() {
    return number;
  }

  /** What breaks this law in one decision, in words. */
  public Optional<String> broken(Moment moment) {
    return switch (this) {
      case WEIGHTS_SUM_TO_100 -> TrafficLaws.weightsSumTo100(moment);
      case NO_WEIGHT_TO_A_SLOT_WITH_NOTHING_READY -> TrafficLaws.noWeightToNothing(moment);
      case WEIGHT_RISES_ONLY_ON_ENOUGH_READY_PODS -> TrafficLaws.capacityFirst(moment);
      case THE_SPLIT_STAYS_WHEN_NOTHING_IS_READY -> TrafficLaws.nothingReadyKeeps(moment);
      case NO_ADVANCE_ON_OLD_SAMPLES -> ProgressLaws.freshSamples(moment);
      case NO_RISE_AFTER_A_BREACH -> TrafficLaws.noRiseAfterBreach(moment);
      case DECIDING_TWICE_CHANGES_NOTHING -> ProgressLaws.twice(moment);
      case EVERY_STATE_HAS_A_WAKE_UP -> ProgressLaws.wakes(moment);
      case TIME_GOING_BACK_NEVER_ADVANCES -> ProgressLaws.timeBack(moment);
      case A_NEW_SPEC_IS_QUEUED_NEVER_MIXED -> MemoryLaws.queued(moment);
      case A_DELETED_RELEASE_WANTS_NO_ROUTE -> MemoryLaws.routeReleased(moment);
      case AT_MOST_TWO_VERSIONS_ARE_WANTED -> MemoryLaws.twoVersions(moment);
      case A_REJECTED_REVISION_IS_NEVER_RETRIED_BY_ITSELF -> MemoryLaws.rejectedStays(moment);
      case A_SLOT_WITH_PODS_IS_NEVER_RENDERED_ANEW -> MemoryLaws.neverRendered(moment);
      case A_SLOT_WITH_WEIGHT_IS_NEVER_EMPTIED -> TrafficLaws.servingStays(moment);
      case A_ROLLBACK_WRITES_THE_ROUTE_ALONE_FIRST -> TrafficLaws.routeAlone(moment);
      case A_PAUSE_STOPS_EVERY_ADVANCE -> ProgressLaws.paused(moment);
      case RECONCILING_AND_STALLED_EXCLUDE_EACH_OTHER -> MemoryLaws.kstatus(moment);
    };
  }
}
