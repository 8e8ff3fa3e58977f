package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.preflight.facts.Claim;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Entitlement;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.istio.OwnedRoute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets routes get only hosts and gateways that the release may have, also when its spec changes
 * long after preflight. A route keeps what it has: nothing that serves is taken away here, also
 * when its grant is taken back.
 */
final class RouteGuard {
  private final Claimants claimants;
  private final RouteReader reader;

  RouteGuard(Claimants claimants, RouteReader reader) {
    this.claimants = claimants;
    this.reader = reader;
  }

  /**
   * Routes that may be written.
   *
   * @param refused why something of the spec is missing from them, or has to go, a sentence each
   */
  record Guarded(List<OwnedRoute> routes, List<String> refused) {}

  /** These routes of the release, without what it may not have. */
  Guarded of(GoRelease release, Holdings holdings, List<OwnedRoute> wanted, Instant now) {
    Claimant self = claimants.of(release);
    List<OwnedRoute> routes = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (OwnedRoute asked : wanted) {
      GuardedRoute guarded = guarded(self, asked, holdings);
      routes.addAll(guarded.permitted(now).or(() -> asItIs(guarded)).stream().toList());
      refused.addAll(guarded.refused().toList());
    }
    return new Guarded(List.copyOf(routes), List.copyOf(refused));
  }

  /** These routes as their objects have them, where nobody knows what they may have. */
  static List<OwnedRoute> asTheyAre(GoRelease release, Holdings holdings, List<OwnedRoute> wanted) {
    Owner owner = Owner.of(release);
    var names = new Names(owner.name());
    return wanted.stream()
        .flatMap(
            asked ->
                Holdings.named(holdings.routes(), names.route(asked.name())).stream()
                    .filter(owner::controls)
                    .map(live -> LiveRoutes.as(asked, live)))
        .toList();
  }

  private GuardedRoute guarded(Claimant self, OwnedRoute asked, Holdings holdings) {
    String name = new Names(self.owner().name()).route(asked.name());
    Optional<RouteSummary> live =
        Holdings.named(holdings.routes(), name).filter(self.owner()::controls).map(reader::gist);
    List<Claim> claims = claimants.claims(self.tenant().namespace(), asked).toList();
    Entitlement entitlement =
        new Entitlement(
            self, claimants.occupants(self, claims), claimants.workloads(), claimants.grants());
    return new GuardedRoute(entitlement, asked, live);
  }

  /** Of what is asked for nothing may be had: what serves goes on as it is. */
  private static Optional<OwnedRoute> asItIs(GuardedRoute guarded) {
    return guarded
        .live()
        .filter(live -> !live.claims().isEmpty())
        .map(
            live ->
                guarded
                    .asked()
                    .limited(
                        names(live, claim -> claim.host().text()),
                        names(live, claim -> claim.gateway().text()),
                        guarded.http(),
                        live.servedSince()));
  }

  private static List<String> names(RouteSummary live, Function<Claim, String> part) {
    return live.claims().stream().map(part).distinct().sorted().toList();
  }
}
