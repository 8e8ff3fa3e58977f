package dev.hotswap.operator.report;

import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.core.release.state.EventName;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the news become Kubernetes Events; the log has all of them. An Event says one thing:
 * what only says that something is under way makes none, what another one says as well neither, and
 * of the steps forward that are told at one time the last stands for those before it.
 */
final class EventSelection {
  private static final Set<EventName> UNDER_WAY =
      EnumSet.of(
          EventName.STAGING_STARTED,
          EventName.STAGING_FINISHED,
          EventName.CANDIDATE_STARTED,
          EventName.SWITCH_STARTED,
          EventName.DRAIN_STARTED,
          EventName.DRAIN_FINISHED);

  private static final Set<EventName> FORWARD =
      EnumSet.of(
          EventName.RELEASE_ACCEPTED,
          EventName.CANDIDATE_READY,
          EventName.SWITCH_CONFIRMED,
          EventName.STEP_PASSED,
          EventName.PROMOTION_FINISHED);

  private EventSelection() {}

  /**
   * Those that are told.
   *
   * @param news oldest first
   */
  static List<Announcement> of(List<Announcement> news) {
    return news.stream()
        .filter(one -> !UNDER_WAY.contains(one.event()))
        .filter(one -> !isSaidAgain(one, news))
        .filter(one -> !FORWARD.contains(one.event()) || one.equals(last(news)))
        .toList();
  }

  /** Whoever goes back says why. */
  private static boolean isSaidAgain(Announcement one, List<Announcement> news) {
    return one.event() == EventName.BREACH_DETECTED
        && news.stream().anyMatch(other -> other.event() == EventName.ROLLBACK_STARTED);
  }

  private static Announcement last(List<Announcement> news) {
    return news.stream()
        .filter(one -> FORWARD.contains(one.event()))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }
}
