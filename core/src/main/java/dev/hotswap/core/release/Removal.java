package dev.hotswap.core.release;

import java.time.Instant;
import java.util.Optional;

/**
 * The way out: the route is released first, everything behind it keeps serving until the route was
 * seen to be gone for a moment, and a route that cannot be seen delays it for a bounded time only.
 */
final class Removal {
  private Removal() {}

  static boolean applies(Intent intent, ReleaseState state) {
    return intent.deleting() || state.deletion().isPresent();
  }

  static ReleaseState next(Look look, ReleaseState state) {
    Deletion deletion =
        state
            .deletion()
            // A clock that went back must not make the bound longer than it is.
            .filter(begun -> !begun.since().isAfter(look.now()))
            .orElse(new Deletion(look.now(), Optional.empty(), isDone(state)));
    Optional<Instant> goneAt =
        deletion
            .routeGoneAt()
            .filter(at -> !at.isAfter(look.now()))
            .or(() -> look.routeIsGone() ? Optional.of(look.now()) : Optional.empty());
    boolean done =
        deletion.done()
            || goneAt.filter(at -> look.passed(at, Timing.ROUTE_GONE)).isPresent()
            || look.passed(deletion.since(), Timing.DELETION);
    return state.leaving(new Deletion(deletion.since(), goneAt, done));
  }

  private static boolean isDone(ReleaseState state) {
    return state.deletion().filter(Deletion::done).isPresent();
  }
}
