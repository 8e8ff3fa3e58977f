package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.preflight.facts.Claim;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Occupant;
import dev.hotswap.operator.preflight.facts.Others;
import dev.hotswap.operator.preflight.facts.RouteGist;
import dev.hotswap.operator.preflight.facts.Workloads;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.traffic.istio.OwnedRoute;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Releases, what they claim, and which routes of others have to do with that. */
final class Claimants {
  private final ClusterCache cache;
  private final RouteReader reader;
  private final Supplier<Grants> grants;

  /**
   * Of releases in this cluster.
   *
   * @param grants what is granted now
   */
  Claimants(ClusterCache cache, RouteReader reader, Supplier<Grants> grants) {
    this.cache = cache;
    this.reader = reader;
    this.grants = grants;
  }

  /** What is granted now. */
  Grants grants() {
    return grants.get();
  }

  /** A release with the hosts that its spec claims at gateways. */
  Claimant of(GoRelease release) {
    List<OwnedRoute> routes = ReleaseParts.routes(release);
    String namespace = release.getMetadata().getNamespace();
    return new Claimant(
        Owner.of(release),
        new Tenant(namespace, cache.labelsOf(namespace)),
        routes.stream().flatMap(route -> claims(namespace, route)).collect(Collectors.toSet()));
  }

  /** The hosts of a route at its gateways, those that only a match names among them. */
  Stream<Claim> claims(String namespace, OwnedRoute route) {
    Stream<Claim> bound = Claim.all(grants().names(), namespace, route.hosts(), route.gateways());
    Stream<Claim> matched =
        reader.userPart(route.http().value().orElse(Map.of()), namespace).gateways().stream()
            .flatMap(
                gateway ->
                    route.hosts().stream()
                        .map(host -> grants().names().host(host, namespace))
                        .map(host -> new Claim(host, gateway)));
    return Stream.concat(bound, matched).distinct();
  }

  /** What routes of others have to do with this release. */
  Others others(Claimant self) {
    return new Others(occupants(self, self.claims()), senders(self), cache.workloads());
  }

  /** Routes of others that may serve one of these claims. */
  Set<Occupant> occupants(Claimant self, Collection<Claim> claims) {
    return claims.stream()
        .flatMap(cache::routesServing)
        .distinct()
        .filter(route -> !route.isOf(self))
        .flatMap(route -> Occupant.of(route, owner(route), grants()))
        .collect(Collectors.toSet());
  }

  /** Which gateways are the same pods. */
  Workloads workloads() {
    return cache.workloads();
  }

  /** Routes of others that send or copy requests to this release's slots, a name each. */
  Set<String> senders(Claimant self) {
    return cache
        .routesSendingTo(slots(self))
        .filter(route -> !route.isOf(self))
        .map(RouteGist::toString)
        .collect(Collectors.toSet());
  }

  private Set<HostName> slots(Claimant self) {
    var names = new Names(self.owner().name());
    return Arrays.stream(Slot.values())
        .map(slot -> grants().names().service(names.slot(slot), self.owner().namespace()))
        .collect(Collectors.toSet());
  }

  /** The release that exists, has the UID that the route names, and gives it its name. */
  private Optional<Claimant> owner(RouteGist route) {
    return route.controller().flatMap(cache::release).map(this::of).filter(route::isOf);
  }
}
