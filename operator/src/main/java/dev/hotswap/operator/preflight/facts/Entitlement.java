package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.traffic.Claim;
import dev.hotswap.operator.traffic.Workloads;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a release may have of what it claims. Of two that may have it, whose route was written first
 * keeps it; who only asks for it keeps nobody away.
 *
 * @param self the release
 * @param occupants routes of others that serve what it claims
 * @param workloads which gateways are the same pods
 * @param grants what administrators allow
 */
public record Entitlement(
    Claimant self, Set<Occupant> occupants, Workloads workloads, Grants grants) {
  public Entitlement {
    occupants = Set.copyOf(occupants);
  }

  /** Whether the release's namespace is granted the claim. */
  public boolean granted(Claim claim) {
    return grants.allow(self.tenant(), claim.host(), claim.gateway());
  }

  /** Whether the release's namespace is granted anything at the claim's gateway. */
  public boolean gatewayGranted(Claim claim) {
    return grants.allowGateway(self.tenant(), claim.gateway());
  }

  /** Whether it is granted, and nobody has it. */
  public boolean free(Claim claim) {
    return granted(claim) && takenFrom(claim).findAny().isEmpty();
  }

  /** The other release whose requests a route for this claim would take. */
  public Optional<Occupant> takenFromRelease(Claim claim) {
    return takenFrom(claim)
        .filter(occupant -> occupant.release().isPresent())
        .min(Comparator.comparing(Occupant::since).thenComparing(Occupant::route));
  }

  /** The routes of nobody's release whose requests a route for this claim would take. */
  public Stream<Occupant> takenFromOthers(Claim claim) {
    return takenFrom(claim)
        .filter(occupant -> occupant.release().isEmpty())
        .sorted(Comparator.comparing(Occupant::route));
  }

  /** Another release that served this before {@code since}, since when this one does. */
  public Optional<Occupant> before(Claim claim, Instant since) {
    return takenFromRelease(claim).filter(occupant -> occupant.since().isBefore(since));
  }

  private Stream<Occupant> takenFrom(Claim claim) {
    return occupants.stream().filter(occupant -> claim.takes(occupant.claim(), workloads));
  }
}
