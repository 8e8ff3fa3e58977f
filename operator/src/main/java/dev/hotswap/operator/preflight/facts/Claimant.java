package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.traffic.Claim;
import java.util.Set;

/**
 * A release and what it claims.
 *
 * @param owner the release
 * @param tenant its namespace
 * @param claims hosts at gateways
 */
public record Claimant(Owner owner, Tenant tenant, Set<Claim> claims) {
  public Claimant {
    claims = Set.copyOf(claims);
  }
}
