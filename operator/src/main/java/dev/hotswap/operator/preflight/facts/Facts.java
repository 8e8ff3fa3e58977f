package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.preflight.dryrun.DryRunResult;
import java.util.List;

/**
 * Everything a check may look at.
 *
 * @param wish what the release asks for
 * @param cluster what the cluster holds
 * @param others routes of others that serve what it claims, or send to its slots
 * @param grants what administrators allow
 * @param dryRuns what the API server says to the objects that would be made
 */
public record Facts(
    CandidateRequest wish,
    Cluster cluster,
    Others others,
    Grants grants,
    List<DryRunResult> dryRuns) {
  public Facts {
    dryRuns = List.copyOf(dryRuns);
  }

  /** What the release may have of what it claims. */
  public Entitlement entitlement() {
    return new Entitlement(wish.claimant(), others.occupants(), others.workloads(), grants);
  }
}
