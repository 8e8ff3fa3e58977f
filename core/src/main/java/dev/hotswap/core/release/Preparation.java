package dev.hotswap.core.release;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Step;
import dev.hotswap.core.release.Stage.Clearing;
import dev.hotswap.core.release.Stage.Starting;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Staging;
import java.util.Optional;

/**
 * From a new target to ready pods: nothing in the way, the image on the nodes, the slot empty, the
 * pods up. The slot is cleared as late as possible: until then the version before stays warm.
 */
final class Preparation {
  private Preparation() {}

  static ReleaseState preflight(Look look, ReleaseState state, Attempt attempt) {
    boolean free =
        look.world()
            .preflight()
            .known()
            .filter(all -> all.stream().noneMatch(Problem::blocks))
            .isPresent();
    return free && !look.pauses(attempt) ? state.at(attempt, new Stage.Staging(look.now())) : state;
  }

  static ReleaseState staging(Look look, ReleaseState state, Attempt attempt) {
    if (look.pauses(attempt)) {
      return state;
    }
    return look.world()
        .staging()
        .known()
        .filter(staging -> staging.revision().equals(attempt.candidate().revision()))
        .filter(Staging::complete)
        .map(staging -> state.at(attempt.pinned(staging.images()), new Clearing(look.now())))
        .orElse(state);
  }

  static ReleaseState clearing(Look look, ReleaseState state, Attempt attempt) {
    ReleaseState safe = onStable(look, state);
    if (safe.serves(attempt.slot())) {
      return safe;
    }
    ReleaseState given = safe.retaining(Optional.empty());
    boolean empty = look.backend(attempt.slot()).filter(Backend::empty).isPresent();
    return empty ? given.at(attempt, new Starting(look.now())) : given;
  }

  static ReleaseState starting(Look look, ReleaseState state, Attempt attempt) {
    ReleaseState safe = onStable(look, state);
    Attempt current = safe.attempt().orElse(attempt);
    if (occupied(look, attempt)) {
      return safe.at(current, new Clearing(look.now()));
    }
    boolean ready = look.carries(attempt, Math.max(1, firstWeight(attempt)));
    boolean held = look.pauses(attempt) || Shift.blind(look, attempt);
    return ready && !held ? Shift.begin(look, safe, current) : safe;
  }

  /** Percent of requests that the candidate is first given. */
  static int firstWeight(Attempt attempt) {
    return attempt.plan().steps().stream().findFirst().map(Step::weight).orElse(100);
  }

  /** True when pods of something else got into the slot since it was cleared. */
  private static boolean occupied(Look look, Attempt attempt) {
    Revision candidate = attempt.candidate().revision();
    return look.backend(attempt.slot())
        .filter(backend -> !backend.empty() && backend.holds().isPresent())
        .filter(backend -> !Look.runs(backend, candidate))
        .isPresent();
  }

  private static ReleaseState onStable(Look look, ReleaseState state) {
    return state
        .stable()
        .map(stable -> Traffic.toward(look, state, Split.all(stable.slot())))
        .orElse(state);
  }
}
