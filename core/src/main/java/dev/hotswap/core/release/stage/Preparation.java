package dev.hotswap.core.release.stage;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Clearing;
import dev.hotswap.core.release.state.Stage.Starting;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.core.world.Staging;
import java.util.List;
import java.util.Optional;

/**
 * From a new target to ready pods: nothing in the way, the image on the nodes, the slot empty, the
 * pods up. The slot is cleared as late as possible: until then the version before stays warm.
 */
public final class Preparation {
  private Preparation() {}

  /** One look before anything is created. */
  public static ReleaseState preflight(DecisionInput input, ReleaseState state, Attempt attempt) {
    ReleaseState safe = onStable(input, state);
    if (Holds.of(input, attempt).isPresent()) {
      return safe;
    }
    // What is pinned already ran on these nodes: another pull might bring other images.
    return safe.at(
        attempt.warned(warnings(input)),
        attempt.images().isEmpty() ? new Stage.Staging(input.now()) : new Clearing(input.now()));
  }

  /** What is only warned of: nobody looks for it again while the attempt runs. */
  private static List<String> warnings(DecisionInput input) {
    return input.world().preflight().known().orElse(List.of()).stream()
        .filter(problem -> !problem.blocks())
        .map(Problem::sentence)
        .toList();
  }

  /** One look while images come onto the nodes. */
  public static ReleaseState staging(DecisionInput input, ReleaseState state, Attempt attempt) {
    ReleaseState safe = onStable(input, state);
    if (Holds.of(input, attempt).isPresent()) {
      return safe;
    }
    return input
        .world()
        .staging()
        .known()
        .filter(staging -> staging.revision().equals(attempt.candidate().revision()))
        .filter(Staging::complete)
        .map(staging -> safe.at(attempt.pinned(staging.images()), new Clearing(input.now())))
        .orElse(safe);
  }

  /** One look while the slot is emptied. */
  public static ReleaseState clearing(DecisionInput input, ReleaseState state, Attempt attempt) {
    ReleaseState safe = onStable(input, state);
    if (!input.outOfService(safe, backend -> !safe.isStable(backend))) {
      return safe;
    }
    ReleaseState given = safe.retaining(Optional.empty());
    boolean occupied = attempt.slotOfItsOwn().filter(slot -> !emptied(input, slot)).isPresent();
    return !occupied ? given.at(attempt, new Starting(input.now())) : given;
  }

  /** One look while the candidate's pods start. */
  public static ReleaseState starting(
      DecisionInput input, ReleaseState state, Attempt attempt, Starting stage) {
    if (Holds.of(input, attempt).isEmpty()) {
      return Shift.begin(input, state, attempt);
    }
    ReleaseState safe = onStable(input, state);
    return safe.at(
        safe.attempt().orElse(attempt),
        occupied(input, attempt) ? new Clearing(input.now()) : clocked(input, attempt, stage));
  }

  private static boolean emptied(DecisionInput input, Slot slot) {
    return input.slot(slot).filter(SlotPods::empty).isPresent();
  }

  private static Starting clocked(DecisionInput input, Attempt attempt, Starting stage) {
    return excused(input, attempt) ? stage.excused(input.now()) : stage.unready(input.now());
  }

  /** True where what is waited for is not the candidate's doing, or nobody can tell. */
  public static boolean excused(DecisionInput input, Attempt attempt) {
    return input.backend(attempt.to()).isEmpty() || ready(input, attempt);
  }

  /** True once the candidate has what its first weight needs. */
  static boolean ready(DecisionInput input, Attempt attempt) {
    return input.carries(attempt, attempt.weightToCarry());
  }

  /** True when pods of something else got into the slot since it was cleared. */
  private static boolean occupied(DecisionInput input, Attempt attempt) {
    Revision candidate = attempt.candidate().revision();
    return attempt
        .slotOfItsOwn()
        .flatMap(input::slot)
        .filter(pods -> !pods.empty())
        .flatMap(SlotPods::holds)
        .filter(held -> !held.revision().equals(candidate))
        .isPresent();
  }

  private static ReleaseState onStable(DecisionInput input, ReleaseState state) {
    return state.stable().map(stable -> Traffic.home(input, state, stable.backend())).orElse(state);
  }
}
