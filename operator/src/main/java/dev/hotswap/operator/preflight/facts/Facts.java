package dev.hotswap.operator.preflight.facts;

import java.util.List;

/**
 * Everything a check may look at.
 *
 * @param wish what the release asks for
 * @param cluster what the cluster holds
 * @param others other releases, those that claim the same among them
 * @param grants what administrators allow; empty allows nothing
 */
public record Facts(Wish wish, Cluster cluster, List<Claimant> others, List<Grant> grants) {
  public Facts {
    others = List.copyOf(others);
    grants = List.copyOf(grants);
  }

  /** What the release may have of what it claims. */
  public Entitlement entitlement() {
    return new Entitlement(wish.claimant(), others, grants);
  }
}
