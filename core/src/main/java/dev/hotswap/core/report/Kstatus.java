package dev.hotswap.core.report;

import static dev.hotswap.core.report.Condition.Status.FALSE;
import static dev.hotswap.core.report.Condition.Status.TRUE;
import static dev.hotswap.core.report.Condition.Status.UNKNOWN;

import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.world.Problem;
import java.util.List;
import java.util.Optional;

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
    if (subject.scaledToZero()) {
      return List.of(new Condition(ConditionType.READY, FALSE, Reason.SCALED_TO_ZERO, message));
    }
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
    boolean stalls =
        subject.obstructions().stream()
            .anyMatch(problem -> problem.severity() == Problem.Severity.STALLS);
    Reason reason =
        subject.hold().map(hold -> HoldReason.of(hold, Reason.PREFLIGHT)).orElse(Reason.PREFLIGHT);
    return stalls ? stalled(reason, message) : working(UNKNOWN, reason, message);
  }

  private static List<Condition> trying(Subject subject, Attempt attempt, String message) {
    Optional<Obstacle> hold = subject.hold();
    if (hold.filter(Obstacle.ForPerson.class::isInstance).isPresent()
        && !subject.candidateStandsIn(attempt)) {
      return asking(HoldReason.of(hold.get(), Reason.PAUSED), message);
    }
    return switch (attempt.stage()) {
      case Stage.Preflight s -> waiting(subject, message);
      case Stage.Staging s -> working(UNKNOWN, Reason.STAGING, message);
      case Stage.Clearing s -> working(UNKNOWN, Reason.CLEARING, message);
      case Stage.Starting s -> working(UNKNOWN, Reason.STARTING, message);
      case Stage.Shifting s -> working(UNKNOWN, shifting(subject, attempt, hold), message);
      case Stage.Promoting s -> working(UNKNOWN, Reason.PROMOTING, message);
      case Stage.Draining s -> working(UNKNOWN, Reason.DRAINING, message);
      case Stage.RollingBack s -> working(FALSE, Reason.ROLLING_BACK, message);
    };
  }

  private static Reason shifting(Subject subject, Attempt attempt, Optional<Obstacle> hold) {
    return subject.candidateStandsIn(attempt)
        ? Reason.STABLE_LOST
        : hold.map(held -> HoldReason.of(held, Reason.SHIFTING)).orElse(Reason.SHIFTING);
  }

  private static List<Condition> working(Condition.Status ready, Reason reason, String message) {
    return List.of(
        new Condition(ConditionType.READY, ready, reason, ready(ready, message)),
        new Condition(ConditionType.RECONCILING, TRUE, reason, message));
  }

  /** Unknown alone reads as if the operator did not look. */
  private static String ready(Condition.Status ready, String message) {
    return ready == UNKNOWN ? "in progress, so neither ready nor failed yet: " + message : message;
  }

  private static List<Condition> asking(Reason reason, String message) {
    return List.of(
        new Condition(ConditionType.READY, UNKNOWN, reason, ready(UNKNOWN, message)),
        new Condition(ConditionType.RECONCILING, TRUE, reason, message),
        new Condition(ConditionType.PAUSED, TRUE, reason, message));
  }

  private static List<Condition> stalled(Reason reason, String message) {
    return List.of(
        new Condition(ConditionType.READY, FALSE, reason, message),
        new Condition(ConditionType.STALLED, TRUE, reason, message));
  }
}
