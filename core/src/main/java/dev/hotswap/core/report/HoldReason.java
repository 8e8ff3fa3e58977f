package dev.hotswap.core.report;

import dev.hotswap.core.analysis.Finding;
import dev.hotswap.core.release.hold.Obstacle;
import dev.hotswap.core.release.input.Unreached;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Rejected;
import dev.hotswap.core.world.Problem;
import java.time.Instant;
import java.util.List;

/** The reason that conditions give for what holds a release. */
final class HoldReason {
  private HoldReason() {}

  /**
   * The reason.
   *
   * @param otherwise that of the stage: where what is waited for is what the stage is there for
   */
  static Reason of(Obstacle hold, Reason otherwise) {
    return switch (hold) {
      case Obstacle.InTheWay(List<Problem> problems) -> Reason.PREFLIGHT_BLOCKED;
      case Obstacle.NoPolicy() -> Reason.PREFLIGHT_BLOCKED;
      case Obstacle.PreflightUnseen(String why) -> otherwise;
      case Obstacle.HeldBack(Rejected rejected) -> otherwise;
      case Obstacle.NothingKnown() -> otherwise;
      case Obstacle.BreachHeld(Breach breach) -> Reason.BREACH_HELD;
      case Obstacle.Paused() -> Reason.PAUSED;
      case Obstacle.AwaitsPerson() -> Reason.AWAITING_APPROVAL;
      case Obstacle.Inconclusive() -> Reason.INCONCLUSIVE;
      case Obstacle.TooFewReady() -> Reason.TOO_FEW_READY;
      case Obstacle.SharedIncident(Finding finding) -> Reason.SHARED_INCIDENT;
      case Obstacle.Blind(String why, Instant since) -> Reason.METRICS_UNREACHABLE;
      case Obstacle.ForeignSenders(String who) -> Reason.FOREIGN_SENDERS;
      case Obstacle.NotReached(Unreached pods) -> Reason.NOT_REACHED;
      case Obstacle.NotFollowed() -> otherwise;
      case Obstacle.NoFreshSample() -> otherwise;
      case Obstacle.Holding() -> otherwise;
      case Obstacle.TooLittleEvidence() -> otherwise;
    };
  }
}
