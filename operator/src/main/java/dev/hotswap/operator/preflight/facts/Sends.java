package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.naming.HostName;
import java.util.Optional;
import java.util.Set;

/**
 * Where an object sends requests, as far as it says so itself.
 *
 * @param hosts that it sends or copies requests to, those of weight 0 left out
 * @param addresses IP addresses that it names, each in one spelling
 * @param pods pods of its own namespace that it sends to; empty for none
 */
public record Sends(Set<HostName> hosts, Set<String> addresses, Optional<PodSelection> pods) {
  /** It sends nothing anywhere. */
  public static final Sends NOTHING = new Sends(Set.of(), Set.of(), Optional.empty());

  public Sends {
    hosts = Set.copyOf(hosts);
    addresses = Set.copyOf(addresses);
  }

  /** To hosts, and nowhere else. */
  public static Sends to(Set<HostName> hosts) {
    return new Sends(hosts, Set.of(), Optional.empty());
  }
}
