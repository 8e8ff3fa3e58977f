package dev.hotswap.core.release;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.Stage.Clearing;
import dev.hotswap.core.release.Stage.Starting;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.core.world.Staging;
import java.util.Optional;

/**
 * From a new target to ready pods: nothing in the way, the image on the nodes, the slot empty, the
 * pods up. The slot is cleared as late as possible: until then the version before stays warm.
 */
final class Preparation {
  private Preparation() {}

  static ReleaseState preflight(Look look, ReleaseState state, Attempt attempt) {
    ReleaseState safe = onStable(look, state);
    return Holds.of(look, attempt).isPresent()
        ? safe
        : safe.at(attempt, new Stage.Staging(look.now()));
  }

  static ReleaseState staging(Look look, ReleaseState state, Attempt attempt) {
    ReleaseState safe = onStable(look, state);
    if (Holds.of(look, attempt).isPresent()) {
      return safe;
    }
    return look.world()
        .staging()
        .known()
        .filter(staging -> staging.revision().equals(attempt.candidate().revision()))
        .filter(Staging::complete)
        .map(staging -> safe.at(attempt.pinned(staging.images()), new Clearing(look.now())))
        .orElse(safe);
  }

  static ReleaseState clearing(Look look, ReleaseState state, Attempt attempt) {
    ReleaseState safe = onStable(look, state);
    if (!look.outOfService(safe, backend -> !safe.isStable(backend))) {
      return safe;
    }
    ReleaseState given = safe.retaining(Optional.empty());
    boolean occupied = attempt.slotOfItsOwn().filter(slot -> !emptied(look, slot)).isPresent();
    return !occupied ? given.at(attempt, new Starting(look.now())) : given;
  }

  static ReleaseState starting(Look look, ReleaseState state, Attempt attempt, Starting stage) {
    if (Holds.of(look, attempt).isEmpty()) {
      return Shift.begin(look, state, attempt);
    }
    ReleaseState safe = onStable(look, state);
    return safe.at(
        safe.attempt().orElse(attempt),
        occupied(look, attempt) ? new Clearing(look.now()) : clocked(look, attempt, stage));
  }

  private static boolean emptied(Look look, Slot slot) {
    return look.slot(slot).filter(SlotPods::empty).isPresent();
  }

  private static Starting clocked(Look look, Attempt attempt, Starting stage) {
    return excused(look, attempt) ? stage.excused(look.now()) : stage.unready(look.now());
  }

  /** True where what is waited for is not the candidate's doing, or nobody can tell. */
  static boolean excused(Look look, Attempt attempt) {
    return look.backend(attempt.to()).isEmpty() || ready(look, attempt);
  }

  /** True once the candidate has what its first weight needs. */
  static boolean ready(Look look, Attempt attempt) {
    return look.carries(attempt, needed(attempt));
  }

  /** Percent of requests that it must be able to carry before it gets any. */
  static int needed(Attempt attempt) {
    return Math.max(1, firstWeight(attempt));
  }

  /** Percent of requests that the candidate is first given. */
  static int firstWeight(Attempt attempt) {
    return attempt.plan().steps().stream().findFirst().map(Step::weight).orElse(100);
  }

  /** True when pods of something else got into the slot since it was cleared. */
  private static boolean occupied(Look look, Attempt attempt) {
    Revision candidate = attempt.candidate().revision();
    return attempt
        .slotOfItsOwn()
        .flatMap(look::slot)
        .filter(pods -> !pods.empty())
        .flatMap(SlotPods::holds)
        .filter(held -> !held.revision().equals(candidate))
        .isPresent();
  }

  private static ReleaseState onStable(Look look, ReleaseState state) {
    return state.stable().map(stable -> Traffic.home(look, state, stable.backend())).orElse(state);
  }
}
