package dev.hotswap.core.release.desired;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Retained;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.world.Route;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The user's part of the routes. It changes only where nothing moves: while the version in spec is
 * stable and nothing is tried. A newer form is in force once it was read back as written, never
 * because it was sent; until then weights go on being written with the one before.
 */
public final class RouteChange {
  private RouteChange() {}

  /** The state with the form that was read back, where that is news. */
  public static ReleaseState readBack(DecisionInput input, ReleaseState state) {
    Optional<RouteRevision> seen =
        input.said().filter(Route.Said::whole).flatMap(Route.Said::revision);
    if (seen.isEmpty() || seen.equals(state.routes()) || state.split().isEmpty()) {
      return state;
    }
    if (seen.equals(offered(input.intent(), state))) {
      return taken(input.intent(), state, seen.get());
    }
    return state.routes().isEmpty() ? state.routed(seen) : state;
  }

  /** The state once this form was taken: it names the ports of the version that it is for. */
  private static ReleaseState taken(Intent intent, ReleaseState state, RouteRevision form) {
    ReleaseState next = state.routed(Optional.of(form));
    return settled(intent, state)
        ? next.stable().map(stable -> next.served(stable.routedBy(Optional.of(form)))).orElse(next)
        : next;
  }

  /** The form that may be written and is not in force; before the first route, the candidate's. */
  static Optional<RouteRevision> offered(Intent intent, ReleaseState state) {
    if (state.routes().isEmpty()) {
      return state
          .attempt()
          .filter(attempt -> state.stable().isEmpty())
          .flatMap(attempt -> ofCandidate(intent, state, attempt))
          .or(() -> Optional.of(intent.routes()));
    }
    return Optional.of(intent.routes())
        .filter(wanted -> settled(intent, state) && !state.routes().equals(Optional.of(wanted)));
  }

  /** Nothing is tried, and what the spec asks for is what serves. */
  private static boolean settled(Intent intent, ReleaseState state) {
    Optional<Revision> stable = state.stable().map(serving -> serving.target().revision());
    return state.attempt().isEmpty() && stable.equals(Optional.of(intent.target().revision()));
  }

  /**
   * Which ports of the candidate the routes name: what the spec said when the attempt started. Only
   * before there is any route they follow the spec as long as it asks for that candidate.
   */
  public static Optional<RouteRevision> ofCandidate(
      Intent intent, ReleaseState state, Attempt attempt) {
    boolean wanted = attempt.candidate().revision().equals(intent.target().revision());
    return state.stable().isPresent()
        ? attempt.routes()
        : state.routes().or(() -> wanted ? Optional.of(intent.routes()) : attempt.routes());
  }

  /** What routes shall say; empty where no route may exist. */
  static Optional<RouteDesired> desired(Intent intent, ReleaseState state) {
    return state
        .split()
        .map(
            split ->
                new RouteDesired(
                    split,
                    state.routes().map(form -> form(intent, state, form)),
                    offered(intent, state)
                        .map(form -> form(intent, taken(intent, state, form), form))));
  }

  private static RouteDesired.Form form(Intent intent, ReleaseState state, RouteRevision form) {
    return new RouteDesired.Form(form, backends(intent, state));
  }

  private static Map<BackendId, RouteDesired.Backend> backends(Intent intent, ReleaseState state) {
    Map<BackendId, RouteDesired.Backend> backends = new HashMap<>();
    state
        .attempt()
        .filter(Attempt::ownsSlot)
        .ifPresent(
            attempt ->
                backends.put(
                    attempt.to(),
                    new RouteDesired.Backend(
                        attempt.candidate().revision(), ofCandidate(intent, state, attempt))));
    // A slot that still keeps the version before warm was never the candidate's.
    state.retained().map(Retained::serving).ifPresent(old -> backends.put(old.backend(), of(old)));
    state.stable().ifPresent(stable -> backends.put(stable.backend(), of(stable)));
    return backends;
  }

  private static RouteDesired.Backend of(Serving serving) {
    return new RouteDesired.Backend(serving.target().revision(), serving.routes());
  }

  /** Forms that somebody may still need. */
  static Set<RouteRevision> kept(Intent intent, ReleaseState state) {
    Set<RouteRevision> kept = new HashSet<>();
    state.routes().ifPresent(kept::add);
    offered(intent, state).ifPresent(kept::add);
    state.attempt().flatMap(Attempt::routes).ifPresent(kept::add);
    state.stable().flatMap(Serving::routes).ifPresent(kept::add);
    state.retained().map(Retained::serving).flatMap(Serving::routes).ifPresent(kept::add);
    return kept;
  }
}
