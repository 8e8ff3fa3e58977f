package dev.hotswap.operator.preflight.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What a release may have of what it claims.
 *
 * @param self the release
 * @param others other releases, those that claim the same among them
 * @param grants what administrators allow; empty allows nothing
 */
public record Entitlement(Claimant self, List<Claimant> others, List<Grant> grants) {
  public Entitlement {
    others = List.copyOf(others);
    grants = List.copyOf(grants);
  }

  /** Whether settings allow the host to the release's namespace. */
  public boolean grantsHost(String host) {
    return granted(host, Grant::coversHost);
  }

  /** Whether settings allow the gateway to the release's namespace. */
  public boolean grantsGateway(String gateway) {
    return granted(gateway, Grant::coversGateway);
  }

  /** The oldest other release that was first to claim this host at this gateway. */
  public Optional<Claimant> olderWith(Claim claim) {
    return others.stream()
        .filter(other -> !other.owner().uid().equals(self.owner().uid()))
        .filter(other -> other.claims().contains(claim) && other.before(self))
        .min(Comparator.comparing(Claimant::created));
  }

  private boolean granted(String name, BiPredicate<Grant, String> covers) {
    return grants.stream()
        .filter(grant -> grant.concerns(self.owner().namespace()))
        .anyMatch(grant -> covers.test(grant, name));
  }
}
