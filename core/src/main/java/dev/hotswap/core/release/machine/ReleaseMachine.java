package dev.hotswap.core.release.machine;

import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.desired.DesiredCluster;
import dev.hotswap.core.release.desired.Removal;
import dev.hotswap.core.release.desired.RouteChange;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.stage.Chronicle;
import dev.hotswap.core.release.stage.Idle;
import dev.hotswap.core.release.stage.Preparation;
import dev.hotswap.core.release.stage.Promotion;
import dev.hotswap.core.release.stage.Rollback;
import dev.hotswap.core.release.stage.Shift;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Outbox;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage.Clearing;
import dev.hotswap.core.release.state.Stage.Draining;
import dev.hotswap.core.release.state.Stage.Preflight;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Staging;
import dev.hotswap.core.release.state.Stage.Starting;
import dev.hotswap.core.world.World;
import java.time.Instant;
import java.util.Optional;

/**
 * The only place where a release moves. Pure and total: every intent, every state and every world
 * has an answer, the same one each time.
 *
 * <p>The caller persists {@link Decision#next} before it brings about {@link #desired}, and never
 * the other way round: whatever was done to the cluster is then known to whoever comes next.
 */
public final class ReleaseMachine {
  /** No release needs more transitions at one moment; the bound makes the loop total. */
  private static final int ROUNDS = 64;

  private ReleaseMachine() {}

  /**
   * What follows from one look. Deciding again with the same arguments and {@link Decision#next}
   * changes nothing. A state of an unknown schema is returned as it is.
   *
   * @param now never trusted to go forward: a clock that went back makes nothing advance
   */
  public static Decision decide(Intent intent, ReleaseState state, World world, Instant now) {
    if (state.schema() != ReleaseState.SCHEMA) {
      return new Decision(state, new Wake.OnEvent("an operator that knows this status schema"));
    }
    DecisionInput input = new DecisionInput(intent, world, now);
    ReleaseState settled =
        Removal.applies(intent, state)
            ? Announcements.told(input, state, Removal.next(input, state))
            : settle(input, state);
    ReleaseState next = Chronicle.noted(input, state, published(state, settled, world));
    return new Decision(next, Wakes.next(input, settled));
  }

  /**
   * What the cluster shall look like. Empty means hands off: a state of an unknown schema, or a
   * release whose slots were not seen yet.
   */
  public static Optional<Desired> desired(Intent intent, ReleaseState state) {
    boolean handsOff =
        state.schema() != ReleaseState.SCHEMA || (state.blank() && !Removal.applies(intent, state));
    return handsOff ? Optional.empty() : Optional.of(DesiredCluster.of(intent, state));
  }

  private static ReleaseState settle(DecisionInput seen, ReleaseState start) {
    ReleaseState here = ClockCorrection.of(seen, start);
    DecisionInput input = seen.from(here);
    ReleaseState state = Announcements.told(input, here, Commands.answer(input, here));
    for (int round = 0; round < ROUNDS; round++) {
      ReleaseState next = Announcements.told(input, state, round(input, state));
      if (next.equals(state)) {
        break;
      }
      state = next;
    }
    return Announcements.told(input, state, inPhase(input, state));
  }

  private static ReleaseState round(DecisionInput input, ReleaseState remembered) {
    ReleaseState state = RouteChange.readBack(input, ClockCorrection.of(input, remembered));
    ReleaseState next =
        state
            .attempt()
            .map(
                attempt ->
                    Interruption.of(input, state, attempt)
                        .orElseGet(() -> advance(input, state, attempt)))
            .orElseGet(() -> Idle.next(input, state));
    // Last of all: what is given up must not be what requests were just sent to.
    return next.equals(state) ? Retention.expire(input, state) : next;
  }

  private static ReleaseState advance(DecisionInput input, ReleaseState state, Attempt attempt) {
    return switch (attempt.stage()) {
      case Preflight s -> Preparation.preflight(input, state, attempt);
      case Staging s -> Preparation.staging(input, state, attempt);
      case Clearing s -> Preparation.clearing(input, state, attempt);
      case Starting s -> Preparation.starting(input, state, attempt, s);
      case Shifting s -> Shift.advance(input, state, attempt, s);
      case Promoting s -> Promotion.advance(input, state, attempt, s);
      case Draining s -> Promotion.draining(input, state, attempt, s);
      case RollingBack s -> Rollback.advance(input, state, attempt, s);
    };
  }

  private static ReleaseState inPhase(DecisionInput input, ReleaseState state) {
    return state.in(Phases.of(input, state));
  }

  /** What was told once and comes up again is no news either. */
  private static ReleaseState published(ReleaseState before, ReleaseState after, World world) {
    ReleaseState untold = Outbox.without(after, world.announced());
    return untold.equals(Outbox.without(before, world.announced())) ? before : untold;
  }
}
