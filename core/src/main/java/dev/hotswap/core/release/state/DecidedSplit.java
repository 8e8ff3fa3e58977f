package dev.hotswap.core.release.state;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import java.time.Instant;
import java.util.Optional;

/**
 * What the routes are to say.
 *
 * @param split every number that is written to a route; empty before anything was ready
 * @param since when that split was decided: older sightings of the same split prove nothing
 * @param routes the form of the routes that is in force: the newest that was read back as written;
 *     empty while none was
 */
public record DecidedSplit(
    Optional<Split> split, Optional<Instant> since, Optional<RouteRevision> routes) {
  /** Before anything was decided. */
  public static final DecidedSplit NONE =
      new DecidedSplit(Optional.empty(), Optional.empty(), Optional.empty());

  /** Another split, decided at this moment. A route that is taken away carries no form. */
  public DecidedSplit to(Optional<Split> next, Instant at) {
    return new DecidedSplit(next, Optional.of(at), next.isEmpty() ? Optional.empty() : routes);
  }

  /** The same split in another form of the routes. */
  public DecidedSplit in(Optional<RouteRevision> next) {
    return new DecidedSplit(split, since, next);
  }
}
