package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Entitlement;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.Claim;
import dev.hotswap.operator.traffic.RouteSpec;
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
  record Guarded(List<RouteSpec> routes, List<String> refused) {}

  /** These routes of the release, without what it may not have. */
  Guarded of(GoRelease release, Holdings holdings, List<RouteSpec> wanted, Instant now) {
    Claimant self = claimants.of(release);
    List<RouteSpec> routes = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (RouteSpec asked : wanted) {
      GuardedRoute guarded = guarded(self, asked, holdings);
      routes.addAll(guarded.permitted(now).or(() -> asItIs(guarded)).stream().toList());
      refused.addAll(guarded.refused().toList());
    }
    return new Guarded(List.copyOf(routes), List.copyOf(refused));
  }

  private GuardedRoute guarded(Claimant self, RouteSpec asked, Holdings holdings) {
    String name = new Names(self.owner().name()).route(asked.name());
    Optional<RouteSummary> live =
        holdings.route(asked.kind().type(), name).filter(self.owner()::controls).map(reader::gist);
    List<Claim> claims = asked.kind().reach().claims(self.tenant().namespace(), asked).toList();
    Entitlement entitlement =
        new Entitlement(
            self, claimants.occupants(self, claims), claimants.workloads(), claimants.grants());
    return new GuardedRoute(entitlement, asked, live);
  }

  /** Of what is asked for nothing may be had: what serves goes on as it is. */
  private static Optional<RouteSpec> asItIs(GuardedRoute guarded) {
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
                        guarded.userPart(),
                        live.servedSince()));
  }

  private static List<String> names(RouteSummary live, Function<Claim, String> part) {
    return live.claims().stream().map(part).distinct().sorted().toList();
  }
}
