package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.traffic.Workloads;
import java.util.Set;

/**
 * What routes of others have to do with a release.
 *
 * @param occupants those that serve what it claims
 * @param senders those that send or copy requests to its slots, and whatever else does
 * @param aliases Services that are other names of its slots' Services
 * @param workloads which gateways are the same pods
 * @param unwatched kinds by which requests can be sent to it and that the operator cannot see
 */
public record Others(
    Set<Occupant> occupants,
    Set<Sender> senders,
    Set<String> aliases,
    Workloads workloads,
    Set<Unseen> unwatched) {
  public Others {
    occupants = Set.copyOf(occupants);
    senders = Set.copyOf(senders);
    aliases = Set.copyOf(aliases);
    unwatched = Set.copyOf(unwatched);
  }
}
