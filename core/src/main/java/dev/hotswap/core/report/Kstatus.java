package dev.hotswap.core.report;

import static dev.hotswap.core.report.Condition.Status.FALSE;
import static dev.hotswap.core.report.Condition.Status.TRUE;
import static dev.hotswap.core.report.Condition.Status.UNKNOWN;

import dev.hotswap.core.analysis.Finding;
import dev.hotswap.core.release.Attempt;
import dev.hotswap.core.release.Breach;
import dev.hotswap.core.release.Obstacle;
import dev.hotswap.core.release.Stage;
import dev.hotswap.core.release.Unreached;
import dev.hotswap.core.world.Problem;
import java.time.Instant;
import java.util.List;

/**
 * Ready, Reconciling, Stalled and Paused. Made in one place, so that Reconciling and Stalled can
 * never be true together: kstatus would take whichever comes first.
 */
final class Kstatus {
  private Kstatus() {}

  static List<Condition> of(Subject subject, String message) {
    if (!subject.knownSchema()) {
      return stalled(Reason.UNKNOWN_SCHEMA, message);
    }
    if (subject.leaving()) {
      return working(FALSE, Reason.DELETING, message);
    }
    return subject
        .state()
        .attempt()
        .map(attempt -> trying(subject, attempt, message))
        .orElseGet(() -> idle(subject, message));
  }

  private static List<Condition> idle(Subject subject, String message) {
    return switch (subject.state().phase()) {
      case STABLE -> stable(subject, message);
      case ROLLED_BACK -> stalled(Reason.ROLLED_BACK, message);
      case FAILED -> stalled(Reason.FAILED, message);
      case WAITING -> asking(Reason.PAUSED, message);
      case ADOPTING -> working(UNKNOWN, Reason.ADOPTING, message);
      case PREFLIGHT, CLEARING, STAGING, STARTING, SHIFTING, PROMOTING, DRAINING, ROLLING_BACK ->
          waiting(subject, message);
    };
  }

  private static List<Condition> stable(Subject subject, String message) {
    if (subject.stableLost()) {
      return List.of(new Condition(ConditionType.READY, FALSE, Reason.NO_READY_PODS, message));
    }
    if (subject.routesRefused().isPresent()) {
      return stalled(Reason.ROUTES_REFUSED, message);
    }
    return subject.state().routes().isPresent() && !subject.routesInForce()
        ? working(UNKNOWN, Reason.ROUTES_QUEUED, message)
        : List.of(new Condition(ConditionType.READY, TRUE, Reason.STABLE, message));
  }

  private static List<Condition> waiting(Subject subject, String message) {
    List<Problem> obstructions = subject.obstructions();
    if (obstructions.stream().anyMatch(problem -> problem.severity() == Problem.Severity.STALLS)) {
      return stalled(Reason.PREFLIGHT_BLOCKED, message);
    }
    boolean blocked = subject.intent().plan().isEmpty() || !obstructions.isEmpty();
    return working(UNKNOWN, blocked ? Reason.PREFLIGHT_BLOCKED : Reason.PREFLIGHT, message);
  }

  private static List<Condition> trying(Subject subject, Attempt attempt, String message) {
    boolean paused = subject.intent().paused() && attempt.kind() != Attempt.Kind.REVERT;
    return switch (attempt.stage()) {
      case Stage.Preflight s -> paused ? asking(Reason.PAUSED, message) : waiting(subject, message);
      case Stage.Staging s -> early(paused, Reason.STAGING, message);
      case Stage.Clearing s -> working(UNKNOWN, Reason.CLEARING, message);
      case Stage.Starting s -> early(paused, Reason.STARTING, message);
      case Stage.Shifting s -> shifting(subject, attempt, s, message);
      case Stage.Promoting s ->
          attempt.held()
              ? asking(Reason.BREACH_HELD, message)
              : working(UNKNOWN, Reason.PROMOTING, message);
      case Stage.Draining s -> working(UNKNOWN, Reason.DRAINING, message);
      case Stage.RollingBack s -> working(FALSE, Reason.ROLLING_BACK, message);
    };
  }

  private static List<Condition> early(boolean paused, Reason reason, String message) {
    return paused ? asking(Reason.PAUSED, message) : working(UNKNOWN, reason, message);
  }

  private static List<Condition> shifting(
      Subject subject, Attempt attempt, Stage.Shifting stage, String message) {
    if (subject.candidateStandsIn(attempt, stage)) {
      return working(UNKNOWN, Reason.STABLE_LOST, message);
    }
    return subject
        .obstacle()
        .map(obstacle -> shifting(obstacle, message))
        .orElseGet(() -> working(UNKNOWN, Reason.SHIFTING, message));
  }

  private static List<Condition> shifting(Obstacle obstacle, String message) {
    return switch (obstacle) {
      case Obstacle.BreachHeld(Breach breach) -> asking(Reason.BREACH_HELD, message);
      case Obstacle.Paused() -> asking(Reason.PAUSED, message);
      case Obstacle.AwaitsPerson() -> asking(Reason.AWAITING_APPROVAL, message);
      case Obstacle.Inconclusive() -> asking(Reason.INCONCLUSIVE, message);
      case Obstacle.TooFewReady() -> working(UNKNOWN, Reason.TOO_FEW_READY, message);
      case Obstacle.SharedIncident(Finding finding) ->
          working(UNKNOWN, Reason.SHARED_INCIDENT, message);
      case Obstacle.Blind(String why, Instant since) ->
          working(UNKNOWN, Reason.METRICS_UNREACHABLE, message);
      case Obstacle.NotReached(Unreached pods) -> working(UNKNOWN, Reason.NOT_REACHED, message);
      case Obstacle.NotFollowed() -> working(UNKNOWN, Reason.SHIFTING, message);
      case Obstacle.NoFreshSample() -> working(UNKNOWN, Reason.SHIFTING, message);
      case Obstacle.Holding() -> working(UNKNOWN, Reason.SHIFTING, message);
      case Obstacle.TooLittleEvidence() -> working(UNKNOWN, Reason.SHIFTING, message);
    };
  }

  private static List<Condition> working(Condition.Status ready, Reason reason, String message) {
    return List.of(
        new Condition(ConditionType.READY, ready, reason, message),
        new Condition(ConditionType.RECONCILING, TRUE, reason, message));
  }

  private static List<Condition> asking(Reason reason, String message) {
    return List.of(
        new Condition(ConditionType.READY, UNKNOWN, reason, message),
        new Condition(ConditionType.RECONCILING, TRUE, reason, message),
        new Condition(ConditionType.PAUSED, TRUE, reason, message));
  }

  private static List<Condition> stalled(Reason reason, String message) {
    return List.of(
        new Condition(ConditionType.READY, FALSE, reason, message),
        new Condition(ConditionType.STALLED, TRUE, reason, message));
  }
}
