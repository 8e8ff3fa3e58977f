package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.Route;
import java.time.Instant;
import java.util.Optional;

/**
 * What the operator knows of the gateway's obedience: listened for while an attempt runs, anew for
 * each split, forgotten with the operator.
 */
final class PlayedProof {
  private static final int TIME_TO_FOLLOW = 10;

  private Optional<Split> asked = Optional.empty();
  private Optional<Instant> since = Optional.empty();
  private int heard;
  private boolean proven;

  /**
   * @param othersSend what the gateway does cannot be told: it is given time, and taken to follow
   */
  void second(
      ReleaseState state, Optional<Split> followed, boolean othersSend, Instant operatorNow) {
    Optional<Split> asks = state.attempt().isPresent() ? state.split() : Optional.empty();
    if (!asks.equals(asked)) {
      asked = asks;
      since = Optional.empty();
      heard = 0;
      proven = false;
    }
    heard++;
    boolean follows = followed.equals(asked);
    boolean known = othersSend ? heard > TIME_TO_FOLLOW : follows;
    proven = proven || (follows && !othersSend);
    if (since.isEmpty() && asked.isPresent() && known) {
      since = Optional.of(operatorNow);
    }
    if (!proven && !known) {
      since = Optional.empty();
    }
  }

  void forget() {
    asked = Optional.empty();
    since = Optional.empty();
    proven = false;
  }

  /** The route as it was read, and what the gateway is known to make of it. */
  Route with(Route read, boolean assumed, Optional<String> others) {
    return new Route(read.said(), read.refused(), applied(assumed), others);
  }

  /** What it knows; only assumed where a gateway reports too little to prove it. */
  private Optional<Route.Applied> applied(boolean assumed) {
    return asked.flatMap(split -> since.map(at -> new Route.Applied(split, at, assumed)));
  }
}
