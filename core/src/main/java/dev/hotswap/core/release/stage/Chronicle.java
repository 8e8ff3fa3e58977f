package dev.hotswap.core.release.stage;

import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Timeline;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Route;
import java.time.Instant;
import java.util.Optional;

/** Notes when what happened on the way back, for people. */
public final class Chronicle {
  private Chronicle() {}

  /**
   * What follows, with the times that are known by now. A decision that changes nothing else is
   * left as it is: times alone are no reason to write status.
   */
  public static ReleaseState noted(DecisionInput input, ReleaseState before, ReleaseState next) {
    return next.equals(before)
        ? next
        : next.attempt()
            .map(attempt -> next.trying(attempt.told(of(input, next, attempt))))
            .orElse(next);
  }

  /** All that is known by now; what was noted once stays. */
  static Timeline of(DecisionInput input, ReleaseState state, Attempt attempt) {
    Timeline known = attempt.timeline();
    Optional<Instant> decidedAt =
        known
            .decidedAt()
            .or(() -> back(attempt).flatMap(back -> attempt.breach()).map(Breach::detectedAt));
    return new Timeline(
        known
            .firstBadAnswerAt()
            .or(
                () ->
                    known.decidedAt().isPresent() ? Optional.empty() : firstBad(input, decidedAt)),
        decidedAt,
        known.routeWrittenAt().or(() -> writtenAt(input, state, decidedAt)),
        restoredAt(state, attempt));
  }

  /** When the gateway was seen to send everything to stable again. */
  static Optional<Instant> restoredAt(ReleaseState state, Attempt attempt) {
    return back(attempt)
        .filter(back -> state.stable().isPresent())
        .flatMap(RollingBack::restoredAt);
  }

  private static Optional<Instant> firstBad(DecisionInput input, Optional<Instant> decidedAt) {
    return input
        .readings()
        .map(Readings::assessment)
        .flatMap(assessment -> assessment.firstBad())
        .filter(at -> decidedAt.filter(at::isAfter).isEmpty());
  }

  /** What was written before it was decided was not written for it. */
  private static Optional<Instant> writtenAt(
      DecisionInput input, ReleaseState state, Optional<Instant> decidedAt) {
    return input
        .said()
        .filter(Route.Said::whole)
        .filter(said -> state.split().equals(Optional.of(said.split())))
        .flatMap(Route.Said::since)
        .filter(since -> decidedAt.filter(decided -> !since.isBefore(decided)).isPresent());
  }

  private static Optional<RollingBack> back(Attempt attempt) {
    return Optional.of(attempt.stage())
        .filter(RollingBack.class::isInstance)
        .map(RollingBack.class::cast);
  }
}
