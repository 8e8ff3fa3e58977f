package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.RouteMetadata;
import dev.hotswap.operator.traffic.RouteSet;
import dev.hotswap.operator.traffic.RouteSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be learned from route objects where what they were made from is lost.
 *
 * @param kinds of route
 * @param owner the release
 * @param holdings what carries its label
 */
record LiveRoutes(RouteKinds kinds, Owner owner, Holdings holdings) {
  /** The routes as they are written; empty where none carries this form. */
  Optional<RouteSet> of(RouteRevision form) {
    List<RouteSpec> routes =
        holdings.routes().stream()
            .filter(live -> RouteMetadata.revision(live).filter(form::equals).isPresent())
            .flatMap(this::written)
            .toList();
    return routes.isEmpty() ? Optional.empty() : Optional.of(new RouteSet(form, routes));
  }

  /** What was asked for, with no more and no less than its object has; empty without an object. */
  Optional<RouteSpec> as(RouteSpec asked) {
    return holdings.route(asked.kind().type(), new Names(owner.name()).route(asked.name())).stream()
        .flatMap(this::written)
        .map(
            live ->
                asked.limited(live.hosts(), live.gateways(), live.userPart(), live.servedSince()))
        .findFirst();
  }

  /** The port by which the object of this route reaches a backend. */
  Optional<Integer> port(String route, BackendId backend) {
    String name = new Names(owner.name()).route(route);
    return holdings.routes().stream()
        .filter(live -> name.equals(live.getMetadata().getName()))
        .flatMap(this::written)
        .flatMap(live -> Optional.ofNullable(live.ports().get(backend)).stream())
        .findFirst();
  }

  private Stream<RouteSpec> written(HasMetadata live) {
    return kinds.of(live).filter(kind -> owner.controls(live)).stream()
        .map(kind -> kind.written(owner, live));
  }
}
