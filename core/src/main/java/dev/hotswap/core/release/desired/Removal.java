package dev.hotswap.core.release.desired;

import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.input.Timing;
import dev.hotswap.core.release.state.Deletion;
import dev.hotswap.core.release.state.ReleaseState;
import java.time.Instant;
import java.util.Optional;

/**
 * The way out: the route is released first, everything behind it keeps serving until the route was
 * seen to be gone for a moment, and a route that cannot be seen delays it for a bounded time only.
 */
public final class Removal {
  private Removal() {}

  /** True while the release is being deleted, or was. */
  public static boolean applies(Intent intent, ReleaseState state) {
    return intent.deleting() || state.deletion().isPresent();
  }

  /** One look at a release that is being deleted: the route goes first. */
  public static ReleaseState next(DecisionInput input, ReleaseState state) {
    Deletion deletion =
        state
            .deletion()
            // A clock that went back must not make the bound longer than it is.
            .filter(begun -> !begun.since().isAfter(input.now()))
            .orElse(new Deletion(input.now(), Optional.empty(), isDone(state)));
    Optional<Instant> goneAt =
        deletion
            .routeGoneAt()
            .filter(at -> !at.isAfter(input.now()))
            .or(() -> input.routeIsGone() ? Optional.of(input.now()) : Optional.empty());
    boolean done =
        deletion.done()
            || goneAt.filter(at -> input.passed(at, Timing.ROUTE_GONE)).isPresent()
            || input.passed(deletion.since(), Timing.DELETION);
    return state.leaving(new Deletion(deletion.since(), goneAt, done));
  }

  private static boolean isDone(ReleaseState state) {
    return state.deletion().filter(Deletion::done).isPresent();
  }
}
