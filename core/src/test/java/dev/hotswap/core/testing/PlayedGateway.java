package dev.hotswap.core.testing;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.desired.RouteDesired;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A played route object and the gateway that follows it, and hears of pods, a little later. A form
 * of the routes that no API server takes is refused, and weights are written with the one that is
 * in force.
 */
final class PlayedGateway {
  private static final Duration FOLLOWS_IN = Duration.ofSeconds(1);
  private static final Duration WAITED_FOR = Duration.ofSeconds(30);

  private Optional<Split> written = Optional.empty();
  private Optional<RouteRevision> form = Optional.empty();
  private Optional<Route.Refused> refused = Optional.empty();
  private Instant writtenAt;
  private Instant writtenShown;
  private Optional<Split> byHand = Optional.empty();
  private Optional<Split> followed = Optional.empty();
  private final Deque<Endpoints> told = new ArrayDeque<>();
  private Duration hearsIn = Duration.ofSeconds(1);
  private Instant shown;
  private boolean hides;
  private boolean stuck;
  private int edits;

  private record Endpoints(Instant at, Map<BackendId, List<PlayedPod>> pods) {}

  PlayedGateway(Instant now) {
    writtenAt = now;
    writtenShown = now;
    shown = now;
  }

  /** Writes what is desired; no route where none is. */
  void write(Optional<RouteDesired> desired, Instant now) {
    desired.ifPresentOrElse(route -> write(route, now), () -> remove(now));
  }

  private void write(RouteDesired desired, Instant now) {
    refused =
        desired
            .offered()
            .map(RouteDesired.Form::revision)
            .filter(PlayedPorts::refuses)
            .map(bad -> new Route.Refused(bad, "it is " + bad));
    Optional<RouteRevision> taken =
        desired
            .offered()
            .or(desired::inForce)
            .map(RouteDesired.Form::revision)
            .filter(Predicate.not(PlayedPorts::refuses))
            .or(() -> desired.inForce().map(RouteDesired.Form::revision));
    taken.ifPresent(next -> says(Optional.of(desired.split()), Optional.of(next), now));
  }

  /** A route that is there from the start, and followed. */
  void serves(BackendId backend, Instant now) {
    says(Optional.of(Split.all(backend)), Optional.empty(), now);
    followed = written;
  }

  /** Takes the route away. */
  void remove(Instant now) {
    says(Optional.empty(), Optional.empty(), now);
  }

  /** Other weights, by hand. */
  void edit(Split split, Instant now) {
    says(Optional.of(split), form, now);
    byHand = written;
  }

  private void says(Optional<Split> split, Optional<RouteRevision> next, Instant now) {
    edits += split.equals(written) && next.equals(form) ? 0 : 1;
    writtenAt = split.equals(written) ? writtenAt : now;
    writtenShown = split.equals(written) ? writtenShown : shown;
    written = split;
    form = next;
  }

  /** What the operator's clock shows: that clock is what it waits by. */
  void clockShows(Instant now) {
    shown = now;
    writtenShown = now.isBefore(writtenShown) ? now : writtenShown;
  }

  /**
   * True while whoever takes pods away has to wait for this gateway: not of one that did not follow
   * for as long as anybody waits, and not while it follows what was written by hand.
   */
  boolean isWaitedFor() {
    boolean byOthers = byHand.isPresent() && followed.equals(byHand);
    boolean tooLong = !followed.equals(written) && !shown.isBefore(writtenShown.plus(WAITED_FOR));
    return !byOthers && !tooLong;
  }

  void stuck(boolean on) {
    stuck = on;
  }

  void second(Instant now, Map<BackendId, List<PlayedPod>> endpoints) {
    if (stuck) {
      return;
    }
    told.addLast(new Endpoints(now, endpoints));
    while (told.size() > 1 && !next().at().plus(hearsIn).isAfter(now)) {
      told.removeFirst();
    }
    if (!now.isBefore(writtenAt.plus(FOLLOWS_IN))) {
      followed = written;
    }
  }

  private Endpoints next() {
    return told.stream().skip(1).findFirst().orElseThrow();
  }

  /** How long a pod's readiness is on its way to this gateway. */
  void hearsIn(Duration time) {
    hearsIn = time;
  }

  /** Shows no membership from now on. */
  void hidesMembers() {
    hides = true;
  }

  /** What its statistics say of this backend's members. */
  Seen<FewestMembers> members(BackendId backend, Instant at) {
    return hides
        ? new Seen.Unknown<>("no membership is shown", Play.START)
        : new Seen.Known<>(new FewestMembers(known(backend).size(), "public-1"), at);
  }

  /** Members of this backend that really answer. */
  int answering(BackendId backend) {
    return Math.toIntExact(known(backend).stream().filter(PlayedPod::ready).count());
  }

  private List<PlayedPod> known(BackendId backend) {
    return told.isEmpty() ? List.of() : told.getFirst().pods().getOrDefault(backend, List.of());
  }

  /** How often the route was changed, by anybody. */
  int edits() {
    return edits;
  }

  Optional<Split> written() {
    return written;
  }

  /** The user's part that the route carries. */
  Optional<RouteRevision> form() {
    return form;
  }

  /** What can be read of the route. */
  Route read() {
    return new Route(
        written.map(split -> new Route.Said(split, true, form, Optional.of(writtenShown))),
        refused,
        Optional.empty(),
        Optional.empty());
  }

  Optional<Split> followed() {
    return followed;
  }

  int weight(BackendId backend) {
    return followed.map(split -> split.share(backend)).orElse(0);
  }
}
