package dev.hotswap.core.release.stage;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Attempt.Kind;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Retained;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Between attempts: stable serves, the version before stays warm, a new target starts the next. */
public final class Idle {
  private static final Duration TOLD_APART_BY = Duration.ofMillis(1);

  private Idle() {}

  /** One look at a release that tries nothing. */
  public static ReleaseState next(DecisionInput input, ReleaseState state) {
    if (state.blank()) {
      return StatusRecovery.next(input, state);
    }
    return state
        .stable()
        .map(stable -> beside(input, state, stable))
        .orElseGet(() -> first(input, state));
  }

  private static ReleaseState beside(DecisionInput input, ReleaseState state, Serving stable) {
    ReleaseState safe = Traffic.home(input, state, stable.backend());
    Target target = input.intent().target();
    if (target.revision().equals(stable.target().revision())) {
      return safe.served(stable.called(target));
    }
    if (safe.rejects(target.revision())) {
      return safe;
    }
    Optional<Retained> warm =
        safe.retained().filter(old -> old.serving().target().revision().equals(target.revision()));
    if (warm.isPresent()) {
      return again(input, safe, warm.get());
    }
    return upgrade(input, safe);
  }

  /** Back to the version before, at once if its slot still runs it. */
  private static ReleaseState again(DecisionInput input, ReleaseState state, Retained old) {
    BackendId before = old.serving().backend();
    if (input.backend(before).isEmpty()) {
      return state;
    }
    boolean warm = input.runs(before, old.serving().target().revision()) && input.hasPods(before);
    return warm ? revert(input, state, old) : upgrade(input, state);
  }

  private static ReleaseState revert(DecisionInput input, ReleaseState state, Retained old) {
    Stage stage = new Stage.Starting(input.now());
    return plan(input)
        .or(old::plan) // a commit that reverts and deletes the policy works
        .map(plan -> plan.withoutSteps())
        .map(plan -> attempt(input, state, Kind.REVERT, old.serving().backend(), plan, stage))
        .map(attempt -> attempt.pinned(old.serving().images()))
        .map(attempt -> state.retaining(Optional.empty()).trying(attempt))
        .orElse(state);
  }

  /** Scaled to zero, stable serves nothing: there is nothing to protect and nothing to compare. */
  private static ReleaseState upgrade(DecisionInput input, ReleaseState state) {
    Stage stage = new Stage.Preflight(input.now());
    return plan(input)
        .filter(plan -> Holds.beginning(input, state).isEmpty())
        .map(plan -> input.intent().replicas() == 0 ? plan.withoutSteps() : plan)
        .map(
            plan ->
                state.trying(attempt(input, state, Kind.UPGRADE, state.freeLane(), plan, stage)))
        .orElse(state);
  }

  /** Stable in new pods, of the very images that it serves from; the same where it cannot be. */
  public static ReleaseState restart(DecisionInput input, ReleaseState state) {
    Stage stage = new Stage.Preflight(input.now());
    return plan(input)
        .map(plan -> input.intent().replicas() == 0 ? plan.withoutSteps() : plan)
        .map(plan -> attempt(input, state, Kind.RESTART, state.freeLane(), plan, stage))
        .flatMap(attempt -> state.stable().map(Serving::images).map(attempt::pinned))
        .map(state::trying)
        .orElse(state);
  }

  /** Nothing serves yet and nothing runs that could be adopted. */
  static ReleaseState first(DecisionInput input, ReleaseState state) {
    Stage stage = new Stage.Preflight(input.now());
    return plan(input)
        .filter(plan -> Holds.beginning(input, state).isEmpty())
        .map(plan -> plan.withoutSteps())
        .map(plan -> attempt(input, state, Kind.FIRST, state.freeLane(), plan, stage))
        .map(state::trying)
        .orElse(state);
  }

  private static Optional<Plan> plan(DecisionInput input) {
    return input.intent().plan();
  }

  private static Attempt attempt(
      DecisionInput input, ReleaseState state, Kind kind, BackendId to, Plan plan, Stage stage) {
    return new Attempt(
        kind,
        input.intent().target(),
        state.stable().map(Serving::backend),
        to,
        plan,
        input.intent().replicas(),
        startedAt(input, state),
        Map.of(),
        Optional.of(input.intent().routes()),
        List.of(),
        Optional.empty(),
        List.of(),
        stage,
        Optional.empty(),
        Timeline.NOTHING);
  }

  /** Later than any attempt before, whatever the clock did: this moment tells attempts apart. */
  private static Instant startedAt(DecisionInput input, ReleaseState state) {
    return state.history().stream()
        .findFirst()
        .map(last -> last.startedAt().plus(TOLD_APART_BY))
        .filter(input.now()::isBefore)
        .orElse(input.now());
  }
}
