package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.Counter;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a watch knows at one moment; goes into the reconciler's world as it is.
 *
 * @param readings verdicts and observed time, or why there are none
 * @param counters the gateway's running totals; empty for sources with a history
 * @param flows what flows through each backend that is watched
 * @param members the fewest pods of each backend that any gateway pod sends requests to
 * @param applied the split the gateway is seen, or assumed, to follow
 */
public record Sighting(
    Seen<Readings> readings,
    List<Counter> counters,
    Seen<Map<BackendId, Flow>> flows,
    Seen<Map<BackendId, FewestMembers>> members,
    Optional<Route.Applied> applied) {
  public Sighting {
    counters = List.copyOf(counters);
  }

  /** Nothing is known, and why. */
  public static Sighting blind(String why, Instant since) {
    return new Sighting(
        new Seen.Unknown<>(why, since),
        List.of(),
        new Seen.Unknown<>(why, since),
        new Seen.Unknown<>(why, since),
        Optional.empty());
  }

  /** The same with other readings. */
  Sighting with(Seen<Readings> newer) {
    return new Sighting(newer, counters, flows, members, applied);
  }

  /** Pods of this backend that every gateway pod sends requests to. */
  public Seen<FewestMembers> members(BackendId backend) {
    return of(members, backend);
  }

  /** What flows through this backend. */
  public Seen<Flow> flow(BackendId backend) {
    return of(flows, backend);
  }

  private static <T> Seen<T> of(Seen<Map<BackendId, T>> all, BackendId backend) {
    return switch (all) {
      case Seen.Unknown<Map<BackendId, T>>(String why, Instant since) ->
          new Seen.Unknown<>(why, since);
      case Seen.Known<Map<BackendId, T>>(Map<BackendId, T> each, Instant at) ->
          Optional.ofNullable(each.get(backend))
              .<Seen<T>>map(value -> new Seen.Known<>(value, at))
              .orElseGet(() -> new Seen.Unknown<>("backend " + backend + " is not watched", at));
    };
  }
}
