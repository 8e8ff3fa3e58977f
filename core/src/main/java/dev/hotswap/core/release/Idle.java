package dev.hotswap.core.release;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.Attempt.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Between attempts: stable serves, the version before stays warm, a new target starts the next. */
final class Idle {
  private static final Duration TOLD_APART_BY = Duration.ofMillis(1);

  private Idle() {}

  static ReleaseState next(Look look, ReleaseState state) {
    if (state.blank()) {
      return Adoption.next(look, state);
    }
    return state
        .stable()
        .map(stable -> beside(look, state, stable))
        .orElseGet(() -> first(look, state));
  }

  private static ReleaseState beside(Look look, ReleaseState state, Serving stable) {
    ReleaseState safe = Traffic.home(look, state, stable.backend());
    Target target = look.intent().target();
    if (target.revision().equals(stable.target().revision())) {
      return safe.served(stable.called(target));
    }
    if (safe.rejects(target.revision())) {
      return safe;
    }
    Optional<Retained> warm =
        safe.retained().filter(old -> old.serving().target().revision().equals(target.revision()));
    if (warm.isPresent()) {
      return again(look, safe, warm.get());
    }
    return upgrade(look, safe);
  }

  /** Back to the version before, at once if its slot still runs it. */
  private static ReleaseState again(Look look, ReleaseState state, Retained old) {
    BackendId before = old.serving().backend();
    if (look.backend(before).isEmpty()) {
      return state;
    }
    boolean warm = look.runs(before, old.serving().target().revision()) && look.hasPods(before);
    return warm ? revert(look, state, old) : upgrade(look, state);
  }

  private static ReleaseState revert(Look look, ReleaseState state, Retained old) {
    Stage stage = new Stage.Starting(look.now());
    return plan(look)
        .or(old::plan) // a commit that reverts and deletes the policy works
        .map(plan -> plan.withoutSteps())
        .map(plan -> attempt(look, state, Kind.REVERT, old.serving().backend(), plan, stage))
        .map(attempt -> attempt.pinned(old.serving().images()))
        .map(attempt -> state.retaining(Optional.empty()).trying(attempt))
        .orElse(state);
  }

  /** Scaled to zero, stable serves nothing: there is nothing to protect and nothing to compare. */
  private static ReleaseState upgrade(Look look, ReleaseState state) {
    Stage stage = new Stage.Preflight(look.now());
    return plan(look)
        .filter(plan -> Holds.beginning(look, state).isEmpty())
        .map(plan -> look.intent().replicas() == 0 ? plan.withoutSteps() : plan)
        .map(
            plan -> state.trying(attempt(look, state, Kind.UPGRADE, state.freeLane(), plan, stage)))
        .orElse(state);
  }

  /** Nothing serves yet and nothing runs that could be adopted. */
  static ReleaseState first(Look look, ReleaseState state) {
    Stage stage = new Stage.Preflight(look.now());
    return plan(look)
        .filter(plan -> Holds.beginning(look, state).isEmpty())
        .map(plan -> plan.withoutSteps())
        .map(plan -> attempt(look, state, Kind.FIRST, state.freeLane(), plan, stage))
        .map(state::trying)
        .orElse(state);
  }

  private static Optional<Plan> plan(Look look) {
    return look.intent().plan();
  }

  private static Attempt attempt(
      Look look, ReleaseState state, Kind kind, BackendId to, Plan plan, Stage stage) {
    return new Attempt(
        kind,
        look.intent().target(),
        state.stable().map(Serving::backend),
        to,
        plan,
        look.intent().replicas(),
        startedAt(look, state),
        Map.of(),
        Optional.of(look.intent().routes()),
        Optional.empty(),
        List.of(),
        stage,
        Optional.empty());
  }

  /** Later than any attempt before, whatever the clock did: this moment tells attempts apart. */
  private static Instant startedAt(Look look, ReleaseState state) {
    return state.history().stream()
        .findFirst()
        .map(last -> last.startedAt().plus(TOLD_APART_BY))
        .filter(look.now()::isBefore)
        .orElse(look.now());
  }
}
