package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.release.desired.RouteDesired;
import dev.hotswap.core.world.Route;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.RouteBindings;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.RouteSet;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.RouteWrite;
import dev.hotswap.operator.traffic.Unweighted;
import dev.hotswap.operator.traffic.WrittenRoutes;
import dev.hotswap.operator.traffic.form.RoutesSnapshot;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes of one release in one turn: what they may say, and what writes them. */
final class Routing {
  private final TurnGuard turn;
  private final GoRelease release;
  private final Holdings holdings;
  private final RouteForms forms;
  private final RouteGuard guard;
  private final RouteRefusals refusals;
  private final Apply apply;
  private final RouteKinds kinds;
  private final Instant now;

  Routing(
      TurnGuard turn,
      GoRelease release,
      Holdings holdings,
      RouteForms forms,
      RouteGuard guard,
      RouteRefusals refusals,
      Apply apply,
      RouteKinds kinds,
      Instant now) {
    this.turn = turn;
    this.release = release;
    this.holdings = holdings;
    this.forms = forms;
    this.guard = guard;
    this.refusals = refusals;
    this.apply = apply;
    this.kinds = kinds;
    this.now = now;
  }

  /** What the spec says of routes. */
  RoutesSnapshot spec() {
    return forms.spec();
  }

  /** What writes these routes, and reads them back. */
  RouteBindings bindings(Optional<RouteDesired> desired) {
    return bindings(
        desired.flatMap(RouteDesired::inForce).flatMap(this::permitted),
        desired.flatMap(RouteDesired::offered).flatMap(this::permitted));
  }

  /** The same without a form that was refused just now. */
  RouteBindings bindings(RouteDesired desired, Instant now) {
    return bindings(
        desired.inForce().flatMap(this::permitted),
        desired
            .offered()
            .filter(form -> !refusals.holds(form.revision(), now))
            .filter(this::whollyPermitted)
            .flatMap(this::permitted));
  }

  private RouteBindings bindings(Optional<RouteSet> inForce, Optional<RouteSet> offered) {
    return new RouteBindings(apply, Owner.of(release), kinds, inForce, offered);
  }

  /**
   * The objects that the spec's form of the routes would be; none where it is in force: the API
   * server took it.
   */
  List<HasMetadata> planned(Optional<RouteRevision> accepted, Split split) {
    RouteRevision asked = spec().revision();
    return accepted.equals(Optional.of(asked))
        ? List.of()
        : bindings(forms.of(new RouteDesired.Form(asked, Map.of())), Optional.empty())
            .renderings(new RouteWrite(split, Instant.EPOCH));
  }

  /** What can be read of the routes now. */
  WrittenRoutes read(Optional<RouteDesired> desired) {
    return bindings(desired).read(holdings.routes());
  }

  /** Why the form that the spec asks for is not taken. */
  Optional<Route.Refused> refused() {
    return refusals.refused();
  }

  /** When it is offered again; empty where that is not to come. */
  Optional<Instant> again(Instant now) {
    return refusals.again().filter(now::isBefore);
  }

  /** Notes what came of offering a form. */
  void offered(RouteDesired.Form form, Optional<String> why, Instant now) {
    refusals.offered(form.revision(), why, now);
  }

  /** What the routes of the spec may not have, a sentence each. */
  List<String> notPermitted() {
    return turn.value(
        Task.ROUTE_CLAIMS,
        () -> guard.of(release, holdings, asked(), now).refused(),
        fault -> List.of());
  }

  /** What of these routes' requests reaches backends past their weights. */
  Set<Unweighted> unweighted(Optional<RouteDesired> desired) {
    Owner owner = Owner.of(release);
    return routes(desired)
        .flatMap(route -> route.kind().unweighted(owner, route).stream())
        .collect(Collectors.toSet());
  }

  private Stream<RouteSpec> routes(Optional<RouteDesired> desired) {
    return Stream.concat(
            desired.flatMap(RouteDesired::inForce).stream(),
            desired.flatMap(RouteDesired::offered).stream())
        .flatMap(form -> of(form).stream())
        .flatMap(routes -> routes.routes().stream());
  }

  /** Numbers of all ports that these routes send requests to. */
  Set<Integer> ports(Optional<RouteDesired> desired) {
    return routes(desired)
        .flatMap(route -> route.ports().values().stream())
        .collect(Collectors.toSet());
  }

  /** A form without one of its routes would take away what serves. */
  private boolean whollyPermitted(RouteDesired.Form form) {
    return of(form)
        .map(RouteSet::routes)
        .filter(asked -> guarded(asked).size() == asked.size())
        .isPresent();
  }

  private Optional<RouteSet> permitted(RouteDesired.Form form) {
    return of(form).map(asked -> new RouteSet(asked.revision(), guarded(asked.routes())));
  }

  /** Where it cannot be made out, the form as it is written now. */
  private Optional<RouteSet> of(RouteDesired.Form form) {
    return turn.value(Task.ROUTE_FORM, () -> forms.of(form), fault -> forms.asWritten(form));
  }

  /** Where nobody can tell what they may have, routes keep what they have. */
  private List<RouteSpec> guarded(List<RouteSpec> asked) {
    return turn.value(
        Task.ROUTE_CLAIMS,
        () -> guard.of(release, holdings, asked, now).routes(),
        fault -> asTheyAre(asked));
  }

  private List<RouteSpec> asTheyAre(List<RouteSpec> asked) {
    LiveRoutes live = new LiveRoutes(kinds, Owner.of(release), holdings);
    return asked.stream().flatMap(route -> live.as(route).stream()).toList();
  }

  private List<RouteSpec> asked() {
    return kinds.asked(release.getSpec().traffic().routes());
  }
}
