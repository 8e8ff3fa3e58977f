package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.kube.Owner;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;

/**
 * A release and what it claims.
 *
 * @param owner the release
 * @param created when it was made
 * @param claims hosts at gateways
 */
public record Claimant(Owner owner, Instant created, Set<Claim> claims) {
  private static final Comparator<Claimant> OLDEST_FIRST =
      Comparator.comparing(Claimant::created)
          .thenComparing(claimant -> claimant.owner().namespace())
          .thenComparing(claimant -> claimant.owner().name());

  public Claimant {
    claims = Set.copyOf(claims);
  }

  /** Whether this one was first: of two that claim one host the older keeps it. */
  public boolean before(Claimant other) {
    return OLDEST_FIRST.compare(this, other) < 0;
  }

  /** Whether the other one is another release and claims something that this one claims. */
  public boolean rivals(Claimant other) {
    return !owner.uid().equals(other.owner().uid())
        && !Collections.disjoint(claims, other.claims());
  }
}
