package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.traffic.Claim;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A route of somebody else that serves a host already.
 *
 * @param route its name, for people
 * @param release whose route it is: a release that exists, claims the host and is granted it; empty
 *     for every other route
 * @param claim what it serves
 * @param since since when
 */
public record Occupant(String route, Optional<Owner> release, Claim claim, Instant since) {
  /**
   * What a route serves.
   *
   * @param owner the release that controls it and gives it its name, if there is one
   */
  public static Stream<Occupant> of(RouteSummary route, Optional<Claimant> owner, Grants grants) {
    return route.claims().stream()
        .map(
            claim ->
                new Occupant(
                    route.toString(),
                    owner.filter(of -> entitled(of, claim, grants)).map(Claimant::owner),
                    claim,
                    route.since(claim)));
  }

  private static boolean entitled(Claimant release, Claim claim, Grants grants) {
    return release.claims().stream().anyMatch(claim::sameAs)
        && grants.allow(release.tenant(), claim.host(), claim.gateway());
  }
}
