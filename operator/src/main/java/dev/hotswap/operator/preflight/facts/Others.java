package dev.hotswap.operator.preflight.facts;

import java.util.Set;

/**
 * What routes of others have to do with a release.
 *
 * @param occupants those that serve what it claims
 * @param senders those that send or copy requests to its slots, a name each
 * @param workloads which gateways are the same pods
 */
public record Others(Set<Occupant> occupants, Set<String> senders, Workloads workloads) {
  public Others {
    occupants = Set.copyOf(occupants);
    senders = Set.copyOf(senders);
  }
}
