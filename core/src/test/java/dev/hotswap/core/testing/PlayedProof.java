package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.world.Route;
import java.time.Instant;
import java.util.Optional;

/**
 * What the operator knows of the gateway's obedience: listened for while an attempt runs, anew for
 * each split, forgotten with the operator.
 */
final class PlayedProof {
  private Optional<Split> asked = Optional.empty();
  private Optional<Instant> since = Optional.empty();

  void second(ReleaseState state, Optional<Split> followed, Instant operatorNow) {
    Optional<Split> asks = state.attempt().isPresent() ? state.split() : Optional.empty();
    if (!asks.equals(asked)) {
      asked = asks;
      since = Optional.empty();
    }
    if (since.isEmpty() && asked.isPresent() && followed.equals(asked)) {
      since = Optional.of(operatorNow);
    }
  }

  void forget() {
    asked = Optional.empty();
    since = Optional.empty();
  }

  /** The route as it was read, and what the gateway is known to make of it. */
  Route with(Route read, boolean assumed) {
    return new Route(read.said(), read.refused(), applied(assumed));
  }

  /** What it knows; only assumed where a gateway reports too little to prove it. */
  private Optional<Route.Applied> applied(boolean assumed) {
    return asked.flatMap(split -> since.map(at -> new Route.Applied(split, at, assumed)));
  }
}
