package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.grant.Grants;

/**
 * Everything a check may look at.
 *
 * @param wish what the release asks for
 * @param cluster what the cluster holds
 * @param others routes of others that serve what it claims, or send to its slots
 * @param grants what administrators allow
 */
public record Facts(CandidateRequest wish, Cluster cluster, Others others, Grants grants) {
  /** What the release may have of what it claims. */
  public Entitlement entitlement() {
    return new Entitlement(wish.claimant(), others.occupants(), others.workloads(), grants);
  }
}
