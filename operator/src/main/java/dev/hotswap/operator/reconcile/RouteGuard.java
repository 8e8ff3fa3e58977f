package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.preflight.check.ClaimsAllowed;
import dev.hotswap.operator.preflight.facts.Claim;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Entitlement;
import dev.hotswap.operator.preflight.facts.Grant;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.istio.OwnedRoute;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets routes get only hosts and gateways that the release may have, also when its spec changes
 * long after preflight. A route keeps what it has: nothing that serves is taken away here.
 */
final class RouteGuard {
  private final ClusterCache cache;
  private final List<Grant> grants;

  RouteGuard(ClusterCache cache, List<Grant> grants) {
    this.cache = cache;
    this.grants = List.copyOf(grants);
  }

  /**
   * Routes that may be written.
   *
   * @param refused why something of the spec is missing from them, a sentence each
   */
  record Guarded(List<OwnedRoute> routes, List<String> refused) {}

  /** These routes of the release, without what it may not have. */
  Guarded of(GoRelease release, Holdings holdings, List<OwnedRoute> asked) {
    List<OwnedRoute> routes = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (OwnedRoute route : asked) {
      String name = new Names(release.getMetadata().getName()).route(route.name());
      Optional<VirtualService> live =
          Holdings.named(holdings.routes(), name).filter(Owner.of(release)::controls);
      if (hosts(live).containsAll(route.hosts()) && gateways(live).containsAll(route.gateways())) {
        routes.add(route);
      } else {
        Entitlement entitled = entitlement(release, route, live);
        ClaimsAllowed.of(entitled).stream().map(Problem::message).forEach(refused::add);
        permitted(release, route, live, entitled).ifPresent(routes::add);
      }
    }
    return new Guarded(List.copyOf(routes), List.copyOf(refused));
  }

  /** What the route asks for and does not have yet. */
  private Entitlement entitlement(
      GoRelease release, OwnedRoute route, Optional<VirtualService> live) {
    Claimant whole = Wishes.claimant(release);
    Set<Claim> had = claims(release, hosts(live), gateways(live)).collect(Collectors.toSet());
    Set<Claim> fresh =
        claims(release, route.hosts(), route.gateways())
            .filter(Predicate.not(had::contains))
            .collect(Collectors.toSet());
    return new Entitlement(
        new Claimant(whole.owner(), whole.created(), fresh),
        cache.releases().map(Wishes::claimant).filter(whole::rivals).toList(),
        grants);
  }

  private static Optional<OwnedRoute> permitted(
      GoRelease release, OwnedRoute route, Optional<VirtualService> live, Entitlement asked) {
    List<String> hosts =
        kept(
            route.hosts(),
            hosts(live),
            host ->
                asked.grantsHost(host)
                    && claims(release, List.of(host), route.gateways())
                        .allMatch(claim -> asked.olderWith(claim).isEmpty()));
    List<String> gateways =
        kept(
            route.gateways(),
            gateways(live),
            gateway ->
                claims(release, List.of(""), List.of(gateway))
                    .map(Claim::gateway)
                    .allMatch(asked::grantsGateway));
    return hosts.isEmpty() || gateways.isEmpty()
        ? Optional.empty()
        : Optional.of(route.at(hosts, gateways));
  }

  /** What is asked for and either there already or allowed; what is there, where nothing is. */
  private static List<String> kept(
      List<String> asked, List<String> had, Predicate<String> allowed) {
    List<String> kept =
        asked.stream().filter(name -> had.contains(name) || allowed.test(name)).toList();
    return kept.isEmpty() ? had : kept;
  }

  private static Stream<Claim> claims(
      GoRelease release, List<String> hosts, List<String> gateways) {
    return Claim.all(release.getMetadata().getNamespace(), hosts, gateways);
  }

  private static List<String> hosts(Optional<VirtualService> live) {
    return live.flatMap(route -> Optional.ofNullable(route.getSpec().getHosts())).orElse(List.of());
  }

  private static List<String> gateways(Optional<VirtualService> live) {
    return live.flatMap(route -> Optional.ofNullable(route.getSpec().getGateways()))
        .orElse(List.of());
  }
}
